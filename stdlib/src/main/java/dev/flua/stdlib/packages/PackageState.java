package dev.flua.stdlib.packages;

import dev.flua.language.context.ContextState;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.table.LuaTable;

/**
 * The tables of a context that modules are found with. Scripts may put others into the fields {@code loaded} and {@code
 * preload}, which has no effect (manual §6.3), and forget the global {@code package}.
 *
 * @param library {@code package}
 * @param preload {@code package.preload}
 */
record PackageState(LuaTable library, LuaTable preload) {
    private static final ContextState<PackageState> STATE = ContextState.of(_ -> {
        throw new IllegalStateException("the library package is not installed");
    });

    static PackageState of(LuaContext context) {
        return STATE.get(context);
    }

    static void set(LuaContext context, PackageState state) {
        STATE.set(context, state);
    }
}
