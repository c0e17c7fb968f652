package dev.flua.language.runtime.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.HashMix;
import dev.flua.language.runtime.HeapVisitor;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;

/**
 * The hash part of a table: any key but nil and NaN, with floats of integral value already turned into integers.
 *
 * <p>Entries lie in the order of insertion in one array, each key before its value; an open-addressed index of entry numbers finds
 * them. An entry whose value became nil stays until the table grows, so that a traversal that assigns nil on its way finds
 * where it was.
 */
final class Dictionary {
    private static final int MIN_CAPACITY = 4;

    /** Of dictionaries without entries, which tables with finalizers have. */
    private static final int[] NO_INDEX = {0};

    /** Key, value, and two numbers of the index. */
    private static final int ENTRY_BYTES = 3 * Long.BYTES;

    /** Strings up to this length stay as keys of removed entries: they are cheap. */
    private static final int MAX_SHORT_STRING = 40;

    /** Of a dictionary's own fields. */
    private static final int BYTES = 64;

    /** Stands for the value of a weak key that is an object: an {@link Ephemeron} has it. */
    private static final Object KEPT_BY_KEY = new Object();

    /**
     * Stands for the key of an entry that was removed, an object or a long string with this hash. Another key with the same
     * hash may take the entry's place.
     */
    private static final class RemovedKey {
        private final int hash;

        RemovedKey(int hash) {
            this.hash = hash;
        }
    }

    /**
     * What lies at each hash position, 0 where it is free. The length is a power of two, twice the number of entries there is room
     * for: as many low bits as positions need are an entry number plus one, the others are those of the key's hash. So other keys are
     * mostly told from the one that is looked for without a look at them.
     */
    private int[] index;

    private FinalizerMark finalizerMark;
    private Ephemeron ephemerons;

    private final boolean weakKeys;
    private final boolean weakValues;
    private final boolean weak;

    private Object[] entries;
    private int used;
    private int live;
    private int integerKeys;
    private boolean hasRemovedKeys;

    /** The entry that a traversal of the table begins with, -1 for none. */
    private int first = -1;

    Dictionary(int expected) {
        this(expected, false, false);
    }

    /** A dictionary whose keys or values that are objects do not stay alive because of it. */
    Dictionary(int expected, boolean weakKeys, boolean weakValues) {
        this.weakKeys = weakKeys;
        this.weakValues = weakValues;
        this.weak = weakKeys || weakValues;
        if (expected == 0) {
            entries = LuaTable.NO_OBJECTS;
            index = NO_INDEX;
        } else {
            allocate(capacityFor(expected));
        }
    }

    /** The mark of the table that this belongs to, kept here because few tables have one. */
    FinalizerMark finalizerMark() {
        return finalizerMark;
    }

    void setFinalizerMark(FinalizerMark mark) {
        finalizerMark = mark;
    }

    /** The values that tables with weak keys have for the table that this belongs to. */
    Ephemeron ephemerons() {
        return ephemerons;
    }

    void setEphemerons(Ephemeron first) {
        ephemerons = first;
    }

    boolean isWeak() {
        return weak;
    }

    boolean isWeak(boolean keysToo, boolean valuesToo) {
        return weakKeys == keysToo && weakValues == valuesToo;
    }

    private static int capacityFor(int expected) {
        return Math.max(MIN_CAPACITY, Integer.highestOneBit(Math.max(1, expected - 1)) << 1);
    }

    private void allocate(int capacity) {
        Allocation.announce((long) ENTRY_BYTES * capacity);
        entries = new Object[capacity * 2];
        index = new int[capacity * 2];
    }

    /** Entries ever inserted and not compacted away; numbers for {@link #keyAt} run below it. */
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

    /** The entry that a traversal begins with, before the array part; -1 for none. */
    int first() {
        return first;
    }

    /** Whether there is such an entry, and it has a value. */
    boolean hasFirst() {
        return first >= 0 && valueAt(first) != LuaNil.NIL;
    }

    void setFirst(int entry) {
        first = entry;
    }

    private Object key(int entry) {
        return entries[2 * entry];
    }

    private Object value(int entry) {
        return entries[2 * entry + 1];
    }

    private void setKey(int entry, Object key) {
        ArrayStorage.forWriting(entries)[2 * entry] = key;
    }

    private void setValue(int entry, Object value) {
        ArrayStorage.forWriting(entries)[2 * entry + 1] = value;
    }

    Object keyAt(int entry) {
        Object key = key(entry);
        return key instanceof KeyReference weak ? weak.get() : key;
    }

    /** The value, nil where it was removed or collected, or the key was. */
    Object valueAt(int entry) {
        return weak ? weakValueAt(entry) : value(entry);
    }

    @TruffleBoundary
    private Object weakValueAt(int entry) {
        Object value = value(entry) instanceof ValueReference reference ? reference.get() : value(entry);
        if (key(entry) instanceof KeyReference reference) {
            Object key = reference.get();
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
        if (key(entry) instanceof KeyReference reference && reference.get() instanceof WeakKey key) {
            boolean kept = isKeptBy(key, value);
            Ephemeron.put(key, this, kept ? value : LuaNil.NIL);
            if (kept) {
                return KEPT_BY_KEY;
            }
        }
        return weakValues ? ValueReference.of(value) : value;
    }

    private boolean isKeptBy(WeakKey key, Object value) {
        boolean isObject = value instanceof WeakKey;
        return isObject && !weakValues
                || !isObject
                        && value != LuaNil.NIL
                        && key instanceof Finalizable object
                        && object.finalizerMark() != null;
    }

    /** Has a key no longer keep its value for this dictionary, which is to be replaced by another. */
    void letGo(Object key) {
        if (weakKeys && key instanceof WeakKey object) {
            Ephemeron.put(object, this, LuaNil.NIL);
        }
    }

    /** Adds a key whose entry a collection has removed. */
    void restore(WeakKey key, Object value) {
        int entry = find(key);
        if (entry < 0) {
            insert(key, value);
        } else if (valueAt(entry) == LuaNil.NIL) {
            set(entry, key, value);
        }
    }

    /** Tells what the dictionary is made of. */
    void describeTo(HeapVisitor visitor) {
        visitor.addBytes(BYTES + (long) Integer.BYTES * index.length);
        visitor.addReferences(entries.length);
        for (int i = 0; i < used; i++) {
            if (value(i) != LuaNil.NIL) {
                visitor.add(keyAt(i));
                visitor.add(valueAt(i));
            }
        }
    }

    private static int mix(int hash) {
        int h = hash * 0x9E3779B1;
        return h ^ (h >>> 16);
    }

    /** Mixes all of a key: programs pack two numbers into one in many ways ({@code x << 32 | y}), in floats, too. */
    private static int hash(long key) {
        return (int) HashMix.add(key >>> 32, key);
    }

    static int hash(Object key) {
        if (key instanceof LuaString string) {
            return mix(string.hashCode());
        }
        return key instanceof Long integer ? hash((long) integer) : otherHash(key);
    }

    /** The hash of a key that is neither a string nor an integer. */
    private static int otherHash(Object key) {
        if (KeyIdentity.isReference(key)) {
            return mix(System.identityHashCode(key));
        }
        if (key instanceof Double number) {
            return hash(Double.doubleToRawLongBits(number));
        }
        return mix(key instanceof Boolean ? key.hashCode() : objectHash(key));
    }

    /** The hash of a key, or of what stands for it, that is neither number nor boolean. */
    private static int objectHash(Object key) {
        return switch (key) {
            case LuaString string -> string.hashCode();
            case KeyReference weak -> weak.identityHash();
            case RemovedKey removed -> removed.hash;
            default -> KeyIdentity.hash(key);
        };
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
        if (a instanceof RemovedKey) {
            return false;
        }
        if (a instanceof KeyReference weak) {
            return weak.refersTo(b);
        }
        return KeyIdentity.same(a, b);
    }

    @TruffleBoundary
    int find(LuaString key) {
        int[] positions = index;
        Object[] present = entries;
        int mask = positions.length - 1;
        int hash = mix(key.hashCode());
        for (int h = hash & mask; ; h = (h + 1) & mask) {
            int position = positions[h];
            if (position == 0) {
                return hasRemovedKeys && isObject(key) ? findRemoved(key.hashCode()) : -1;
            }
            if (((position ^ hash) & ~mask) == 0) {
                int entry = (position & mask) - 1;
                Object k = present[2 * entry];
                if (k == key || (k instanceof LuaString string && string.equals(key))) {
                    return entry;
                }
            }
        }
    }

    /** As {@link #find(LuaString)}, for a key of the program's text, which is {@link #isAt} the entry from then on. */
    @TruffleBoundary
    int findConstant(LuaString key) {
        int entry = find(key);
        if (entry >= 0 && key(entry) instanceof LuaString) {
            setKey(entry, key);
        }
        return entry;
    }

    /** Whether an entry that was found earlier is still that of {@code key}. */
    boolean isAt(int entry, LuaString key) {
        Object[] present = entries;
        return 2 * entry < present.length && present[2 * entry] == key;
    }

    @TruffleBoundary
    int find(long key) {
        int[] positions = index;
        Object[] present = entries;
        int mask = positions.length - 1;
        int hash = hash(key);
        for (int h = hash & mask; ; h = (h + 1) & mask) {
            int position = positions[h];
            if (position == 0) {
                return -1;
            }
            if (((position ^ hash) & ~mask) == 0) {
                int entry = (position & mask) - 1;
                if (present[2 * entry] instanceof Long integer && integer == key) {
                    return entry;
                }
            }
        }
    }

    int find(Object key) {
        if (key instanceof LuaString string) {
            return find(string);
        }
        return key instanceof Long integer ? find((long) integer) : findOther(key);
    }

    /** The entry of a key that is neither a string nor an integer. */
    @TruffleBoundary
    int findOther(Object key) {
        int[] positions = index;
        Object[] present = entries;
        int mask = positions.length - 1;
        int hash = otherHash(key);
        for (int h = hash & mask; ; h = (h + 1) & mask) {
            int position = positions[h];
            if (position == 0) {
                return hasRemovedKeys && isObject(key) ? findRemoved(objectHash(key)) : -1;
            }
            if (((position ^ hash) & ~mask) == 0) {
                int entry = (position & mask) - 1;
                Object k = present[2 * entry];
                if (k == key || same(k, key)) {
                    return entry;
                }
            }
        }
    }

    /** The removed entry of a key that is not there. */
    private int findRemoved(int objectHash) {
        int mask = index.length - 1;
        int hash = mix(objectHash);
        for (int h = hash & mask; ; h = (h + 1) & mask) {
            int position = index[h];
            if (position == 0) {
                return -1;
            }
            int entry = (position & mask) - 1;
            if (((position ^ hash) & ~mask) == 0
                    && key(entry) instanceof RemovedKey removed
                    && removed.hash == objectHash) {
                return entry;
            }
        }
    }

    /** Whether a key, or what stands for it, uses memory that is worth to be freed when the entry is removed. */
    private static boolean isObject(Object key) {
        return key instanceof LuaString
                ? isLongString(key)
                : !(key instanceof Long || key instanceof Double || key instanceof Boolean);
    }

    private static boolean isLongString(Object value) {
        return value instanceof LuaString string && string.length() > MAX_SHORT_STRING;
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

    /** The value of a key that is neither a string nor an integer. */
    Object getOther(Object key) {
        int entry = findOther(key);
        return entry < 0 ? LuaNil.NIL : valueAt(entry);
    }

    /** Overwrites the value of the entry that was found for a key; nil removes it. */
    void set(int entry, Object key, Object value) {
        if (value == LuaNil.NIL) {
            remove(entry);
            return;
        }
        if (value(entry) == LuaNil.NIL) {
            setKey(entry, weakKeys ? KeyReference.of(key) : key);
            live++;
        }
        setValue(entry, weak ? stored(entry, value) : value);
    }

    /** Gives an entry another value that is not nil; does nothing, and says so, where it has none now. */
    boolean replace(int entry, Object value) {
        if (weak || value(entry) == LuaNil.NIL) {
            return false;
        }
        setValue(entry, value);
        return true;
    }

    /** Removes an entry. Its position stays, without a value. */
    void remove(int entry) {
        if (value(entry) == LuaNil.NIL) {
            return;
        }
        if (weak) {
            stored(entry, LuaNil.NIL);
        }
        setValue(entry, LuaNil.NIL);
        live--;
        if (isObject(key(entry))) {
            setKey(entry, new RemovedKey(objectHash(key(entry))));
            hasRemovedKeys = true;
        }
    }

    /** Whether a new key makes the table grow, which is the moment to look where its integer keys belong. */
    boolean isFull() {
        return 2 * used == entries.length;
    }

    /** Adds a key that is not there. */
    @TruffleBoundary
    void insert(Object key, Object value) {
        if (isFull()) {
            rehash();
        }
        int entry = used++;
        setKey(entry, weakKeys ? KeyReference.of(key) : key);
        setValue(entry, weak ? stored(entry, value) : value);
        live++;
        if (key instanceof Long) {
            integerKeys++;
        }
        link(entry, key(entry));
    }

    private void link(int entry, Object key) {
        int[] positions = index;
        int mask = positions.length - 1;
        int hash = hash(key);
        int h = hash & mask;
        while (positions[h] != 0) {
            h = (h + 1) & mask;
        }
        positions[h] = (hash & ~mask) | (entry + 1);
    }

    private void rehash() {
        if (weak) {
            forgetCollected();
        }
        Object[] old = entries;
        int oldUsed = used;
        allocate(capacityFor(live + Math.max(live / 2, 1) + 1));
        used = 0;
        integerKeys = 0;
        first = -1;
        hasRemovedKeys = false;
        for (int i = 0; i < oldUsed; i++) {
            Object key = old[2 * i];
            Object value = old[2 * i + 1];
            if (value != LuaNil.NIL) {
                setKey(used, key);
                setValue(used, value);
                if (key instanceof Long) {
                    integerKeys++;
                }
                link(used++, key);
            }
        }
        live = used;
    }

    /**
     * Removes the entries whose keys or values were garbage.
     *
     * @return whether long strings, which do not count as objects of a weak table, can be garbage now
     */
    boolean forgetCollected() {
        boolean freed = false;
        for (int i = 0; i < used; i++) {
            if (value(i) != LuaNil.NIL && valueAt(i) == LuaNil.NIL) {
                freed |= isLongString(key(i)) || isLongString(value(i));
                remove(i);
            }
        }
        return freed;
    }
}
