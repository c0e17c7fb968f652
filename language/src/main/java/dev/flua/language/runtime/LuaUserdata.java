package dev.flua.language.runtime;

import com.oracle.truffle.api.interop.TruffleObject;
import dev.flua.language.runtime.table.Ephemeron;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.language.runtime.table.WeakKey;

/** A value of type userdata that a library defines, such as an open file. */
public abstract class LuaUserdata implements TruffleObject, WeakKey {
    private Ephemeron ephemerons;

    /** The metatable, null where there is none. */
    public abstract LuaTable metatable();

    @Override
    public final Ephemeron ephemerons() {
        return ephemerons;
    }

    @Override
    public final void setEphemerons(Ephemeron first) {
        ephemerons = first;
    }

    /** Whether the value is no more than an identity (light userdata, manual §2.1). */
    public boolean isLight() {
        return false;
    }
}
