package dev.flua.language.runtime;

import dev.flua.language.runtime.table.Ephemeron;
import dev.flua.language.runtime.table.LuaTable;
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

    /** The user value with a number, counted from 1; null where there is none. */
    public Object userValue(@SuppressWarnings("unused") long number) {
        return null;
    }

    /** Changes a user value; returns whether there is such a one. */
    public boolean setUserValue(@SuppressWarnings("unused") long number, @SuppressWarnings("unused") Object value) {
        return false;
    }

    /** Changes the metatable; returns whether that is possible. */
    public boolean setMetatable(@SuppressWarnings("unused") LuaTable metatable) {
        return false;
    }

    /** What the text of the value shows as its address; null where it has none of its own. */
    public String addressText() {
        return null;
    }
}
