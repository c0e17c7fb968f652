package dev.flua.stdlib.packages;

import dev.flua.language.LuaContext;
import dev.flua.language.runtime.table.LuaTable;

/**
 * The tables of a context that modules are found with. Scripts may put others into the fields {@code loaded} and {@code
 * preload}, which has no effect (manual §6.3), and forget the global {@code package}.
 *
 * @param library {@code package}
 * @param preload {@code package.preload}
 */
record PackageState(LuaTable library, LuaTable preload) {
    static PackageState of(LuaContext context) {
        return context.state(PackageState.class, () -> {
            throw new IllegalStateException("the library package is not installed");
        });
    }
}
