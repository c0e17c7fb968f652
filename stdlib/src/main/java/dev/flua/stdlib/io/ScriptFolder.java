package dev.flua.stdlib.io;

import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.TruffleLanguage.Env;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.SystemText;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.stdlib.system.Errno;
import dev.flua.stdlib.system.FileNames;
import dev.flua.stdlib.system.SystemException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files beside a script that is run from its source: those that it could carry once it is compiled. */
final class ScriptFolder extends EmbeddedFiles {
    private static final LuaString ARGUMENTS = LuaString.intern("arg");

    private final Env env;
    private final String prefix;

    /** @param prefix goes before the name of a file; empty, or ends in a slash */
    private ScriptFolder(Env env, String prefix) {
        this.env = env;
        this.prefix = prefix;
    }

    /** The folder of {@code arg[0]}, and the current one where there is no such value. */
    static ScriptFolder of(LuaContext context) {
        String script = context.globals().get(ARGUMENTS) instanceof LuaTable arguments
                        && arguments.get(0L) instanceof LuaString name
                ? FileNames.text(name)
                : "";
        return new ScriptFolder(context.env(), script.substring(0, script.lastIndexOf('/') + 1));
    }

    @Override
    protected SeekableByteChannel open(String name) throws IOException {
        TruffleFile file = isName(name) ? FileNames.file(env, prefix + name) : null;
        if (file == null || file.isDirectory()) {
            throw new SystemException(Errno.ENOENT);
        }
        return file.newByteChannel(Set.of(StandardOpenOption.READ));
    }

    @Override
    protected SortedSet<String> below(String folder) throws IOException {
        TruffleFile root = isName(folder) ? FileNames.file(env, prefix + folder) : null;
        if (root == null || !root.isDirectory()) {
            return Collections.emptySortedSet();
        }
        NameCollector collector = new NameCollector(root);
        collector.collect(root, folder);
        return collector.names;
    }

    /** As when files are put into a program: links are followed, but not out of the folder, and not in circles. */
    private static final class NameCollector {
        private final String root;
        private final Set<String> around = new HashSet<>();
        private final SortedSet<String> names = new TreeSet<>();

        NameCollector(TruffleFile root) throws IOException {
            this.root = root.getCanonicalFile().getPath() + "/";
        }

        void collect(TruffleFile folder, String name) throws IOException {
            String path = folder.getCanonicalFile().getPath();
            if (!(path + "/").startsWith(root) || !around.add(path)) {
                return;
            }
            for (TruffleFile file : folder.list()) {
                String fileName = name + "/" + SystemText.toSourceText(file.getName());
                if (file.isDirectory()) {
                    collect(file, fileName);
                } else if (file.isRegularFile()) {
                    names.add(fileName);
                }
            }
            around.remove(path);
        }
    }
}
