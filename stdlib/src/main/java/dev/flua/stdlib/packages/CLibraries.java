package dev.flua.stdlib.packages;

import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.LuaFunction;

/** A service that opens libraries written in C (docs/c-modules.md); without one, {@code require} only says that it found them. */
public interface CLibraries {
    /**
     * What came of opening a library or of looking for a function.
     *
     * @param library a number for the library; 0 if it was not that or failed
     * @param function null if it was not that or failed
     * @param message why it failed, as the system says it; else null
     */
    record Outcome(long library, LuaFunction function, String message) {
        public static Outcome library(long number) {
            return new Outcome(number, null, null);
        }

        public static Outcome function(LuaFunction function) {
            return new Outcome(0, function, null);
        }

        public static Outcome failure(String message) {
            return new Outcome(0, null, message);
        }
    }

    /** Why no library can be opened in a context, null if libraries can be opened. */
    String obstacle(LuaContext context);

    /**
     * Opens a library.
     *
     * @param global whether libraries that are opened later can use what it defines
     */
    Outcome open(LuaContext context, String file, boolean global);

    /** Finds a C function in an open library. */
    Outcome function(LuaContext context, long library, String name);
}
