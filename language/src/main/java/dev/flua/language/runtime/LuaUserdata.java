package dev.flua.language.runtime;

import dev.flua.language.runtime.table.Ephemeron;
import dev.flua.language.runtime.table.WeakKey;

/** A value of type userdata that a library defines, such as an open file. */
public abstract class LuaUserdata extends MetatableValue implements WeakKey {
    private Ephemeron ephemerons;

    @Override
    public LuaType type() {
        return LuaType.USERDATA;
    }

    @Override
    public final Ephemeron ephemerons() {
        return ephemerons;
    }

    @Override
    public final void setEphemerons(Ephemeron first) {
        ephemerons = first;
    }

    /** What the text of the value shows as its address; null where it has none of its own. */
    public String addressText() {
        return null;
    }

    /** Whether the value is no more than an identity (light userdata, manual §2.1). */
    public boolean isLight() {
        return false;
    }
}
