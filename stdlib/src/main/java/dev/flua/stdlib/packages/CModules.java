package dev.flua.stdlib.packages;

import dev.flua.language.compile.CompiledProgram;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaString;
import java.util.ServiceLoader;

/** Finds functions in libraries written in C, for {@code package.loadlib} and {@code require}. */
final class CModules {
    private static final String OPEN_FUNCTION = "luaopen_";

    private static final CLibraries LIBRARIES = find();

    private CModules() {}

    /** What could not be done, as {@code package.loadlib} tells it. */
    enum Failure {
        OPEN("open"),
        INIT("init"),
        ABSENT("absent");

        private final LuaString text;

        Failure(String text) {
            this.text = LuaString.intern(text);
        }

        LuaString text() {
            return text;
        }
    }

    /**
     * A function, or what could not be done.
     *
     * @param function null also where only a library was to be opened
     */
    record Result(LuaFunction function, Failure failure, String message) {
        private static Result failure(Failure failure, String message) {
            return new Result(null, failure, message);
        }
    }

    private static CLibraries find() {
        ModuleLayer layer = CModules.class.getModule().getLayer();
        ServiceLoader<CLibraries> services = layer == null
                ? ServiceLoader.load(CLibraries.class, CModules.class.getClassLoader())
                : ServiceLoader.load(layer, CLibraries.class);
        return services.findFirst().orElse(null);
    }

    /** Why no library can be opened, null if libraries can be opened. */
    private static String obstacle(LuaContext context) {
        if (CompiledProgram.isClosed()) {
            return "a program that was compiled ahead of time cannot load modules written in C";
        }
        if (LIBRARIES == null) {
            return "modules written in C need the Java module dev.flua.capi";
        }
        String reason = LIBRARIES.obstacle(context);
        return reason == null ? null : "modules written in C cannot be loaded: " + reason;
    }

    /** What is wrong with the file itself, null if nothing; the loader looks for names without a slash in folders of its own. */
    private static String mistake(LuaContext context, String file) {
        return file.indexOf('/') < 0 ? null : LibraryFile.obstacle(context.env(), file);
    }

    /**
     * Loads a function.
     *
     * @param name of the function; null has only the library opened, so that others can use what it defines
     */
    static Result load(LuaContext context, String file, String name) {
        String obstacle = obstacle(context);
        if (obstacle != null) {
            String mistake = mistake(context, file);
            return mistake == null
                    ? Result.failure(Failure.ABSENT, obstacle)
                    : Result.failure(Failure.OPEN, file + ": " + mistake);
        }
        CLibraries.Outcome library = LIBRARIES.open(context, file, name == null);
        if (library.message() != null) {
            return Result.failure(Failure.OPEN, library.message());
        }
        if (name == null) {
            return new Result(null, null, null);
        }
        CLibraries.Outcome function = LIBRARIES.function(context, library.library(), name);
        return function.message() == null
                ? new Result(function.function(), null, null)
                : Result.failure(Failure.INIT, function.message());
    }

    /**
     * Loads the function that opens a module. Of a name with a hyphen the function's name has the part in front, or, for libraries
     * that are named in an older way, the part behind it (manual §6.3).
     */
    static Result loadModule(LuaContext context, String file, String module) {
        String name = module.replace('.', '_');
        int hyphen = name.indexOf('-');
        if (hyphen >= 0) {
            Result result = load(context, file, OPEN_FUNCTION + name.substring(0, hyphen));
            if (result.failure() != Failure.INIT) {
                return result;
            }
            name = name.substring(hyphen + 1);
        }
        return load(context, file, OPEN_FUNCTION + name);
    }
}
