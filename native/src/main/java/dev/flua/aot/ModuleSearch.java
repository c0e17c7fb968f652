package dev.flua.aot;

import dev.flua.stdlib.process.LuaText;
import java.util.Optional;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;

/** Looks for modules as {@code require} would, in a Lua state of its own. */
final class ModuleSearch implements AutoCloseable {
    private final String first;
    private Context context;
    private Value searchPath;
    private Value loaded;
    private Value preloaded;
    private String path;

    /** What came of a search: the file, or else where it was looked for. */
    record Result(Optional<String> file, String tried) {}

    /** @param first templates that go before {@code package.path}, or empty */
    ModuleSearch(String first) {
        this.first = first;
    }

    /** Many programs require nothing. */
    private void start() {
        if (context == null) {
            context = Context.newBuilder("lua").allowAllAccess(true).build();
            Value library = context.getBindings("lua").getMember("package");
            searchPath = library.getMember("searchpath");
            loaded = library.getMember("loaded");
            preloaded = library.getMember("preload");
            String usual = LuaText.of(library.getMember("path"));
            path = first.isEmpty() ? usual : first + ";" + usual;
        }
    }

    /** The templates of file names, separated by semicolons. */
    String path() {
        start();
        return path;
    }

    /** Whether the module is a library of the language, or one of flua's own. */
    boolean isStandard(String name) {
        start();
        return loaded.hasMember(name) || preloaded.hasMember(name);
    }

    Result find(String name) {
        start();
        Value result = searchPath.execute(name, path);
        return LuaText.is(result)
                ? new Result(Optional.of(LuaText.of(result)), "")
                : new Result(Optional.empty(), LuaText.of(result.getArrayElement(1)));
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }
}
