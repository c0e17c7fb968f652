package dev.flua.language.runtime.table;

/** An object that a weak table can have as a key without keeping it alive. */
public interface WeakKey {
    /** The first of the values that tables with weak keys have for this object, null where there are none. */
    Ephemeron ephemerons();

    void setEphemerons(Ephemeron first);
}
