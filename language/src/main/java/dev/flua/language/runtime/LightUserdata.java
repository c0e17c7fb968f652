package dev.flua.language.runtime;

import dev.flua.language.runtime.table.LuaTable;

/** A userdata that is no more than an identity (manual §2.1); all have one metatable. */
public abstract class LightUserdata extends LuaUserdata {
    @Override
    public final LuaTable metatable() {
        return ProgramState.get(null).typeMetatable(LuaType.LIGHT_USERDATA);
    }
}
