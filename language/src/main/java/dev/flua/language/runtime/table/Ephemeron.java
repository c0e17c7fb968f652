package dev.flua.language.runtime.table;

import dev.flua.language.runtime.LuaNil;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The value that a table with weak keys has for an object. The object keeps it and not the table: so a value that refers to
 * its own key does not keep the key alive (manual §2.5.4, ephemeron tables). One of a list.
 */
public final class Ephemeron {
    private final WeakReference<Dictionary> table;
    private Object value;
    private Ephemeron next;

    private Ephemeron(Dictionary table, Object value, Ephemeron next) {
        this.table = new WeakReference<>(table);
        this.value = value;
        this.next = next;
    }

    /** The next one in the list, null at its end. */
    public Ephemeron next() {
        return next;
    }

    public Object value() {
        return value;
    }

    /** The value of {@code key} in {@code table}, nil where it has none. */
    static Object get(WeakKey key, Dictionary table) {
        for (Ephemeron e = key.ephemerons(); e != null; e = e.next) {
            if (e.table.refersTo(table)) {
                return e.value;
            }
        }
        return LuaNil.NIL;
    }

    /**
     * Brings back the entries of garbage that is about to be finalized: finalizers find it in tables with weak keys, which
     * lose it when it is freed (manual §2.5.4).
     */
    public static void restoreEntries(WeakKey key) {
        List<Ephemeron> all = new ArrayList<>();
        for (Ephemeron e = key.ephemerons(); e != null; e = e.next) {
            all.add(e);
        }
        for (Ephemeron e : all) {
            Dictionary table = e.table.get();
            if (table != null) {
                table.restore(key, e.value);
            }
        }
    }

    /** Sets the value of {@code key} in {@code table}; nil removes it. Forgets the values in tables that are gone. */
    static void put(WeakKey key, Dictionary table, Object value) {
        Ephemeron kept = null;
        Ephemeron e = key.ephemerons();
        while (e != null) {
            Ephemeron following = e.next;
            if (!e.table.refersTo(table) && !e.table.refersTo(null)) {
                e.next = kept;
                kept = e;
            }
            e = following;
        }
        key.setEphemerons(value == LuaNil.NIL ? kept : new Ephemeron(table, value, kept));
    }
}
