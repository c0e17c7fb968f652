package dev.flua.language.runtime;

import com.oracle.truffle.api.interop.TruffleObject;
import dev.flua.language.runtime.table.LuaTable;

/** A value of type userdata that a library defines, such as an open file. */
public abstract class LuaUserdata implements TruffleObject {
    /** The metatable, null where there is none. */
    public abstract LuaTable metatable();
}
