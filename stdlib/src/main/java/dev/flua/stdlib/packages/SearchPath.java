package dev.flua.stdlib.packages;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.SystemText;
import dev.flua.stdlib.system.FileNames;
import dev.flua.stdlib.system.SystemException;

/** The paths along which modules are looked for: templates of file names, separated by semicolons (manual §6.3). */
final class SearchPath {
    static final String DIRECTORY_SEPARATOR = "/";

    /** {@code package.config}. */
    static final String CONFIGURATION = "/\n;\n?\n!\n-\n";

    private static final String SEPARATOR = ";";
    private static final String MARK = "?";
    private static final String VERSION_SUFFIX = "_5_4";
    private static final String LUA_ROOT = "/usr/local/share/lua/5.4/";
    private static final String C_ROOT = "/usr/local/lib/lua/5.4/";

    static final String DEFAULT = LUA_ROOT + "?.lua;" + LUA_ROOT + "?/init.lua;" + C_ROOT + "?.lua;" + C_ROOT
            + "?/init.lua;./?.lua;./?/init.lua";

    static final String C_DEFAULT = C_ROOT + "?.so;" + C_ROOT + "loadall.so;./?.so";

    /**
     * What came of a search.
     *
     * @param file the name of the file; null where there is none
     * @param tried the message that lists all files which are not there; null where one is
     */
    record Found(String file, String tried) {}

    private SearchPath() {}

    /**
     * The path that the environment asks for.
     *
     * @param variable the name of the environment variable, which a variable for this version takes precedence over
     * @param standard what is used without a variable, and in place of {@code ;;} in its value
     */
    static String fromEnvironment(Env env, String variable, String standard) {
        String path = env.getEnvironment().get(variable + VERSION_SUFFIX);
        if (path == null) {
            path = env.getEnvironment().get(variable);
        }
        if (path == null) {
            return standard;
        }
        path = SystemText.toSourceText(path);
        int gap = path.indexOf(SEPARATOR + SEPARATOR);
        if (gap < 0) {
            return path;
        }
        String before = path.substring(0, gap);
        String after = path.substring(gap + 2);
        return (before.isEmpty() ? "" : before + SEPARATOR) + standard + (after.isEmpty() ? "" : SEPARATOR + after);
    }

    /**
     * Looks for the first readable file that {@code path} leads to.
     *
     * @param separator in {@code name}, replaced by {@code replacement}; may be empty
     */
    @TruffleBoundary
    static Found search(Env env, String name, String path, String separator, String replacement, Node location) {
        String fileName = separator.isEmpty() ? name : name.replace(separator, replacement);
        StringBuilder tried = new StringBuilder();
        for (String template : path.split(SEPARATOR, -1)) {
            for (String file : template.replace(MARK, fileName).split(SEPARATOR, -1)) {
                if (isReadable(env, file)) {
                    return new Found(file, null);
                }
                TruffleSafepoint.poll(location);
                tried.append(tried.isEmpty() ? "" : "\n\t")
                        .append("no file '")
                        .append(file)
                        .append('\'');
            }
            Allocation.announce(tried.length());
            if (tried.length() > LuaString.MAX_LENGTH / 2) {
                throw Allocation.failed();
            }
        }
        return new Found(null, tried.toString());
    }

    private static boolean isReadable(Env env, String name) {
        try {
            TruffleFile file = FileNames.file(env, name);
            return file.isReadable();
        } catch (SystemException | SecurityException e) {
            return false;
        }
    }
}
