package dev.flua.language.builtins;

import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.dsl.NodeFactory;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.table.LuaTable;
import java.util.List;

/**
 * A standard library. Implementations are found as services, so that the libraries of a language are those on its module
 * path.
 */
public interface LuaLibrary {
    /** The global that holds the library's table, such as {@code string}; {@code _G} for the basic functions. */
    String name();

    /** Position in the order of installation; {@code package} (0) comes before all others. */
    default int order() {
        return 100;
    }

    /**
     * Whether it is for the embedder to say if programs have the library. Such a library is installed in the process that runs
     * the program, and only where it {@link #isAllowed}.
     */
    default boolean isPrivileged() {
        return false;
    }

    /** Whether the embedder has allowed a privileged library. */
    default boolean isAllowed(@SuppressWarnings("unused") Env env) {
        return true;
    }

    /** The generated factories of the library's functions, each declared with {@link LuaBuiltin}. */
    List<? extends NodeFactory<? extends LuaBuiltinNode>> functions();

    /** Adds what is not a function, after the functions have been added to {@code library}. */
    default void install(LuaContext context, LuaTable library) {}

    /**
     * Adds what depends on the process: environment, files, time. Called after all libraries have been installed, which may have
     * happened long before, while an image was built.
     */
    default void start(LuaContext context) {}
}
