package dev.flua.language.runtime.table;

import dev.flua.language.runtime.LuaString;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known of a table that others look keys up in: a class table, the globals. Its shape belongs to it alone, so that
 * whoever caches the shape knows the table; lookups that found, or did not find, a key in it are remembered here and end
 * when the key is written.
 */
public final class Prototype {
    /** Writes to a looked-up key before it counts as state and is never treated as constant again. */
    private static final int MAX_WRITES = 4;

    /** What is known of one key. */
    public static final class Key {
        private final Dependents dependents = new Dependents();
        private boolean observed;
        private int writes;

        /** Whether a lookup relies on the value, so that a write must go through {@link LuaTable#put}. */
        public boolean isObserved() {
            return observed;
        }

        boolean isConstant() {
            return writes < MAX_WRITES;
        }

        void addDependent(ResolvedMember member) {
            observed = true;
            dependents.add(member);
        }

        private void written() {
            if (observed) {
                observed = false;
                writes++;
                dependents.invalidate();
            }
        }
    }

    private final LuaTable table;
    private final Map<LuaString, Key> keys = new HashMap<>();
    private final Map<Integer, WeakReference<MetaClass>> metaClasses = new HashMap<>();

    Prototype(LuaTable table) {
        this.table = table;
    }

    /** The one table that has this prototype's shapes. */
    public LuaTable table() {
        return table;
    }

    /** The record for {@code key}, made where it did not exist. */
    public Key key(LuaString key) {
        return keys.computeIfAbsent(key, k -> new Key());
    }

    void written(LuaString key) {
        Key known = keys.get(key);
        if (known != null) {
            known.written();
        }
    }

    /** The table's own metatable was set: no lookup that passed through is right any more. */
    void metatableChanged() {
        for (Key key : keys.values()) {
            key.dependents.invalidate();
            key.observed = false;
        }
    }

    Map<Integer, WeakReference<MetaClass>> metaClasses() {
        return metaClasses;
    }
}
