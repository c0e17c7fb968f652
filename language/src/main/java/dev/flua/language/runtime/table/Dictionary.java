package dev.flua.language.runtime.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.limits.LimitGuard;
import dev.flua.language.limits.LiveSize;
import dev.flua.language.runtime.Finalizers;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import java.util.Arrays;

/**
 * The hash part of a table: any key but nil and NaN, with floats of integral value already turned into integers.
 *
 * <p>Entries lie in the order of insertion in one array of keys and values; an open-addressed index of entry numbers finds
 * them. An entry whose value became nil stays until the table grows, so that a traversal that assigns nil on its way finds
 * where it was.
 */
final class Dictionary {
    private static final int MIN_CAPACITY = 4;

    /** Key, value, and two numbers of the index. */
    private static final int ENTRY_BYTES = 3 * LiveSize.SLOT_BYTES;

    /** Entry number plus one for each hash position, 0 where it is free. The length is a power of two. */
    private int[] index;

    /** Stands for the value of a weak key that is an object: an {@link Ephemeron} has it. */
    private static final Object KEPT_BY_KEY = new Object();

    private Finalizers.Mark finalizerMark;
    private Ephemeron ephemerons;

    private final boolean weakKeys;
    private final boolean weakValues;

    /** {@code keys[i]} and {@code values[i]} for each entry. */
    private Object[] keys;

    private Object[] values;
    private int used;
    private int live;
    private int integerKeys;

    Dictionary(int expected) {
        this(expected, false, false);
    }

    /** A dictionary whose keys or values that are objects do not stay alive because of it. */
    Dictionary(int expected, boolean weakKeys, boolean weakValues) {
        this.weakKeys = weakKeys;
        this.weakValues = weakValues;
        allocate(capacityFor(expected));
    }

    /** The mark of the table that this belongs to, kept here because few tables have one. */
    Finalizers.Mark finalizerMark() {
        return finalizerMark;
    }

    void setFinalizerMark(Finalizers.Mark mark) {
        finalizerMark = mark;
    }

    /** The values that tables with weak keys have for the table that this belongs to. */
    Ephemeron ephemerons() {
        return ephemerons;
    }

    void setEphemerons(Ephemeron first) {
        ephemerons = first;
    }

    /** Tells of what this keeps alive, and returns its own bytes. */
    long measure(LiveSize size) {
        size.add(ephemerons);
        for (int i = 0; i < used; i++) {
            size.add(keys[i]); // a weak one is no value
            size.add(values[i]);
        }
        return LiveSize.OBJECT_BYTES + (long) ENTRY_BYTES * keys.length;
    }

    boolean isWeak() {
        return weakKeys || weakValues;
    }

    boolean isWeak(boolean keysToo, boolean valuesToo) {
        return weakKeys == keysToo && weakValues == valuesToo;
    }

    private static int capacityFor(int expected) {
        return Math.max(MIN_CAPACITY, Integer.highestOneBit(Math.max(1, expected - 1)) << 1);
    }

    private void allocate(int capacity) {
        LimitGuard.allocating((long) ENTRY_BYTES * capacity);
        keys = new Object[capacity];
        values = new Object[capacity];
        index = new int[capacity * 2];
    }

    /** Entries ever inserted and not compacted away; positions for {@link #keyAt} run below it. */
    int used() {
        return used;
    }

    /** Entries that have a value. */
    int live() {
        return live;
    }

    /** An upper bound of the number of integer keys. */
    int integerKeys() {
        return integerKeys;
    }

    Object keyAt(int position) {
        Object key = keys[position];
        return key instanceof WeakEntry weak ? weak.get() : key;
    }

    /** The value, nil where it was removed or collected, or the key was. */
    Object valueAt(int position) {
        if (!isWeak()) {
            return values[position];
        }
        Object value = values[position] instanceof WeakEntry weak ? weak.get() : values[position];
        if (keys[position] instanceof WeakEntry weak) {
            Object key = weak.get();
            if (key == null) {
                return LuaNil.NIL;
            }
            return value == KEPT_BY_KEY ? Ephemeron.get((WeakKey) key, this) : orNil(value);
        }
        return orNil(value);
    }

    private static Object orNil(Object value) {
        return value == null ? LuaNil.NIL : value;
    }

    /** The form in which the value of an entry, whose key is there, is stored. */
    private Object stored(int entry, Object value) {
        if (weakValues) {
            return WeakEntry.ofValue(value);
        }
        if (keys[entry] instanceof WeakEntry weak && weak.get() instanceof WeakKey key) {
            boolean kept = WeakEntry.isObject(value);
            Ephemeron.put(key, this, kept ? value : LuaNil.NIL);
            return kept ? KEPT_BY_KEY : value;
        }
        return value;
    }

    private static int mix(int hash) {
        int h = hash * 0x9E3779B1;
        return h ^ (h >>> 16);
    }

    private static int hash(long key) {
        return mix((int) (key ^ (key >>> 32)));
    }

    private static int hash(Object key) {
        if (key instanceof LuaString string) {
            return mix(string.hashCode());
        }
        if (key instanceof Long integer) {
            return hash((long) integer);
        }
        if (key instanceof Double || key instanceof Boolean) {
            return mix(key.hashCode());
        }
        if (key instanceof WeakEntry weak) {
            return mix(weak.identityHash());
        }
        return mix(KeyIdentity.hash(key));
    }

    private static boolean same(Object a, Object b) {
        if (a == b) {
            return true;
        }
        if (a instanceof LuaString string) {
            return b instanceof LuaString other && string.equals(other);
        }
        if (a instanceof Long || a instanceof Double || a instanceof Boolean) {
            return a.equals(b);
        }
        if (a instanceof WeakEntry weak) {
            return weak.refersTo(b);
        }
        return KeyIdentity.same(a, b);
    }

    @TruffleBoundary
    int find(LuaString key) {
        int mask = index.length - 1;
        int hash = key.hashCode();
        for (int h = mix(hash) & mask; ; h = (h + 1) & mask) {
            int entry = index[h] - 1;
            if (entry < 0) {
                return -1;
            }
            Object k = keys[entry];
            if (k == key || (k instanceof LuaString string && string.hashCode() == hash && string.equals(key))) {
                return entry;
            }
        }
    }

    @TruffleBoundary
    int find(long key) {
        int mask = index.length - 1;
        for (int h = hash(key) & mask; ; h = (h + 1) & mask) {
            int entry = index[h] - 1;
            if (entry < 0) {
                return -1;
            }
            if (keys[entry] instanceof Long integer && integer == key) {
                return entry;
            }
        }
    }

    @TruffleBoundary
    int find(Object key) {
        if (key instanceof LuaString string) {
            return find(string);
        }
        if (key instanceof Long integer) {
            return find((long) integer);
        }
        int mask = index.length - 1;
        for (int h = hash(key) & mask; ; h = (h + 1) & mask) {
            int entry = index[h] - 1;
            if (entry < 0) {
                return -1;
            }
            if (same(keys[entry], key)) {
                return entry;
            }
        }
    }

    Object get(LuaString key) {
        int entry = find(key);
        return entry < 0 ? LuaNil.NIL : valueAt(entry);
    }

    Object get(long key) {
        int entry = find(key);
        return entry < 0 ? LuaNil.NIL : valueAt(entry);
    }

    Object get(Object key) {
        int entry = find(key);
        return entry < 0 ? LuaNil.NIL : valueAt(entry);
    }

    /** Overwrites the value of an existing entry. */
    void set(int entry, Object value) {
        boolean wasNil = values[entry] == LuaNil.NIL;
        boolean isNil = value == LuaNil.NIL;
        values[entry] = isWeak() ? stored(entry, value) : value;
        if (wasNil != isNil) {
            live += isNil ? -1 : 1;
        }
    }

    /** Whether a new key makes the table grow, which is the moment to look where its integer keys belong. */
    boolean isFull() {
        return used == keys.length;
    }

    /** Adds a key that is not there. */
    @TruffleBoundary
    void insert(Object key, Object value) {
        if (isFull()) {
            rehash();
        }
        int entry = used++;
        keys[entry] = weakKeys ? WeakEntry.ofKey(key) : key;
        values[entry] = isWeak() ? stored(entry, value) : value;
        live++;
        if (key instanceof Long) {
            integerKeys++;
        }
        link(entry);
    }

    private void link(int entry) {
        int mask = index.length - 1;
        int h = hash(keys[entry]) & mask;
        while (index[h] != 0) {
            h = (h + 1) & mask;
        }
        index[h] = entry + 1;
    }

    private void rehash() {
        if (isWeak()) {
            forgetCollected();
        }
        Object[] oldKeys = keys;
        Object[] oldValues = values;
        int oldUsed = used;
        allocate(capacityFor(live + Math.max(live / 2, 1) + 1));
        used = 0;
        integerKeys = 0;
        for (int i = 0; i < oldUsed; i++) {
            if (oldValues[i] != LuaNil.NIL) {
                keys[used] = oldKeys[i];
                values[used] = oldValues[i];
                if (oldKeys[i] instanceof Long) {
                    integerKeys++;
                }
                link(used++);
            }
        }
        live = used;
    }

    private void forgetCollected() {
        for (int i = 0; i < used; i++) {
            if (values[i] != LuaNil.NIL && valueAt(i) == LuaNil.NIL) {
                values[i] = LuaNil.NIL;
                live--;
            }
        }
    }

    /** Takes an entry out for good: its value moves elsewhere. The position stays, without value. */
    Object remove(int entry) {
        Object value = valueAt(entry);
        set(entry, LuaNil.NIL);
        return value;
    }

    void clear() {
        Arrays.fill(index, 0);
        Arrays.fill(keys, null);
        Arrays.fill(values, null);
        used = 0;
        live = 0;
        integerKeys = 0;
    }
}
