package dev.flua.language.runtime.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.HeapVisitor;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.LuaType;
import dev.flua.language.runtime.ProgramState;

/**
 * A Lua table (manual §2.1). It has three parts: a record part for string keys, laid out by its {@link Shape}; an array part
 * for the integers 1..n ({@link ArrayStorage}); and a {@link Dictionary} for everything else, to which the string keys move
 * too once there are many.
 *
 * <p>Invariants: no integer key in 1..capacity of the array part is in the dictionary; all elements of the array part at
 * and after {@link #arraySize} are holes and the one before it is not; a float key with an integral value is stored as the
 * integer. All operations here are raw: metamethods are the business of nodes.
 */
public final class LuaTable extends TableParts implements Finalizable {
    static final long[] NO_NUMBERS = {};
    static final Object[] NO_OBJECTS = {};
    private static final int MIN_ARRAY_CAPACITY = 4;

    /** Up to this size an array part that is full cannot consist of holes mostly ({@link #growArray}). */
    private static final int MAX_SMALL_ARRAY = 16;

    /** Of a table's own fields. */
    private static final int BYTES = 40;

    private LuaTable metatable;

    /** An empty table. */
    public LuaTable() {
        this(Shape.EMPTY, NO_NUMBERS, NO_OBJECTS, ArrayStorage.EMPTY, 0);
    }

    /**
     * A table with given parts. The arrays belong to the table from now on and fit the shape; {@code array} is storage as
     * {@link ArrayStorage} defines it, whose last used element is not a hole.
     */
    public LuaTable(Shape shape, long[] numbers, Object[] objects, Object array, int arraySize) {
        super(shape, numbers, objects, array, arraySize);
    }

    /** A table whose array part takes over {@code values}, in which nil is not yet a hole. */
    @TruffleBoundary
    public static LuaTable ofArray(Object[] values) {
        LuaTable table = new LuaTable();
        if (values.length > 0 && values[0] instanceof Long && ofIntegers(table, values)) {
            return table;
        }
        if (values.length > 0 && !(values[0] instanceof Long) && !(values[0] instanceof Double)) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] == LuaNil.NIL) {
                    values[i] = null;
                }
            }
            table.array = values;
            table.arraySize = values.length;
            table.trimArray();
            return table;
        }
        table.ensureArray(values.length, values.length == 0 ? LuaNil.NIL : values[0]);
        for (int i = 0; i < values.length; i++) {
            table.put(i + 1L, values[i]);
        }
        return table;
    }

    /** Fills a new table, unless some value is not an integer. */
    private static boolean ofIntegers(LuaTable table, Object[] values) {
        Allocation.announce((long) Long.BYTES * values.length);
        long[] integers = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] instanceof Long integer) || integer == ArrayStorage.INTEGER_HOLE) {
                return false;
            }
            integers[i] = integer;
        }
        table.array = integers;
        table.arraySize = values.length;
        return true;
    }

    /** Makes room for {@code count} elements; {@code sample} is a value that will be among them. */
    @TruffleBoundary
    public void ensureArray(int count, Object sample) {
        if (ArrayStorage.capacity(array) >= count || isWeak()) {
            return;
        }
        array = arraySize == 0 ? ArrayStorage.allocate(count, sample) : ArrayStorage.grow(array, count);
        migrateIntegerKeys();
    }

    @Override
    public LuaType type() {
        return LuaType.TABLE;
    }

    @Override
    public LuaTable metatable() {
        return metatable;
    }

    /** Sets the metatable; null removes it. */
    @TruffleBoundary
    public void setMetatable(LuaTable newMetatable) {
        metatable = newMetatable;
        // First the description: of a table that is its own metatable, it changes the shape.
        MetaClass meta = newMetatable == null ? null : newMetatable.describe();
        become(shape.withMetaClass(meta));
        TableMode.follow(this);
        if (newMetatable != null && newMetatable.get(Event.GC.key()) != LuaNil.NIL && finalizerMark() == null) {
            ProgramState program = ProgramState.get(null);
            program.expectCollections();
            setFinalizerMark(program.markForFinalization(this));
        }
        if (shape.prototype() != null) {
            shape.prototype().metatableChanged();
        }
    }

    @Override
    public FinalizerMark finalizerMark() {
        return dictionary == null ? null : dictionary.finalizerMark();
    }

    @Override
    public void setFinalizerMark(FinalizerMark mark) {
        requireDictionary().setFinalizerMark(mark);
    }

    @Override
    public Ephemeron ephemerons() {
        return dictionary == null ? null : dictionary.ephemerons();
    }

    @Override
    public void setEphemerons(Ephemeron first) {
        if (first != null || dictionary != null) {
            requireDictionary().setEphemerons(first);
        }
    }

    private Dictionary requireDictionary() {
        if (dictionary == null) {
            dictionary = new Dictionary(0);
        }
        return dictionary;
    }

    /** Sets a metatable and the shape that goes with it, as a site knows them from an earlier {@link #setMetatable}. */
    public void setMetatable(LuaTable newMetatable, Shape newShape) {
        metatable = newMetatable;
        shape = newShape;
    }

    /** Marks this as a metatable in use, as a site knows the shape from an earlier {@link #setMetatable}. */
    public void setShapeAsMetatable(Shape newShape) {
        shape = newShape;
    }

    /** Whether the metatable has changed since it was described. */
    public boolean isMetaClassOutdated() {
        MetaClass meta = shape.metaClass();
        return meta != null && meta.isOutdated();
    }

    /** Describes the metatable as it is now. */
    @TruffleBoundary
    public void updateMetaClass() {
        MetaClass meta = metatable.describe();
        become(shape.withMetaClass(meta));
    }

    private MetaClass describe() {
        MetaClass known = shape.usedAs();
        if (known == null || !known.stable().isValid()) {
            known = MetaClass.of(this);
            become(shape.asMetatable(known));
        }
        return known;
    }

    /** This table as one that others look keys up in; its shape becomes its own. */
    @TruffleBoundary
    public Prototype prototype() {
        Prototype known = shape.prototype();
        if (known == null) {
            known = new Prototype(this);
            become(shape.asPrototype(known));
        }
        return known;
    }

    /** Tells what the table is made of. */
    public void describeTo(HeapVisitor visitor) {
        visitor.addBytes(BYTES + (long) Long.BYTES * numbers.length);
        visitor.addArray(objects);
        if (array instanceof Object[] elements) {
            visitor.addArray(elements);
        } else {
            visitor.addBytes((long) Long.BYTES * ArrayStorage.capacity(array));
        }
        if (dictionary != null) {
            dictionary.describeTo(visitor);
        }
        visitor.add(metatable);
    }

    // ---- get

    /** The value of a string key, nil where it is absent. */
    @TruffleBoundary
    public Object get(LuaString key) {
        if (shape.isDictionary()) {
            return dictionary.get(key);
        }
        Property property = shape.lookup(key);
        return property == null ? LuaNil.NIL : property.get(this);
    }

    /** Whether a string key has a value. */
    @TruffleBoundary
    public boolean has(LuaString key) {
        if (shape.isDictionary()) {
            return dictionary.get(key) != LuaNil.NIL;
        }
        Property property = shape.lookup(key);
        return property != null && !property.isAbsent(this);
    }

    /** The value of an integer key, nil where it is absent. */
    public Object get(long key) {
        long position = key - 1;
        if (position >= 0 && position < arraySize) {
            return ArrayStorage.get(array, (int) position);
        }
        return getOutsideArray(key);
    }

    /** The value of an integer key that is not in the array part, nil where it is absent. */
    public Object getOutsideArray(long key) {
        return dictionary == null ? LuaNil.NIL : dictionary.get(key);
    }

    /** The value of any key, nil where it is absent; nil and NaN are always absent. */
    public Object get(Object key) {
        if (key instanceof LuaString string) {
            return get(string);
        }
        if (key instanceof Long integer) {
            return get((long) integer);
        }
        if (key instanceof Double number) {
            long integer = (long) (double) number;
            if (integer == number && integer != Long.MAX_VALUE) {
                return get(integer);
            }
        }
        return dictionary == null ? LuaNil.NIL : dictionary.getOther(key);
    }

    // ---- put

    /** Sets a string key that the text of the program names; nil removes it. */
    @TruffleBoundary
    public void put(LuaString key, Object value) {
        put(key, value, false);
    }

    /** Sets a string key that the program computed; nil removes it. */
    @TruffleBoundary
    public void putComputed(LuaString key, Object value) {
        put(key, value, true);
    }

    private void put(LuaString key, Object value, boolean computed) {
        if (!shape.isDictionary()) {
            Property property = shape.lookup(key);
            if (property != null) {
                putExisting(property, value);
                written(key);
                return;
            }
            if (value == LuaNil.NIL) {
                return;
            }
            Shape next = shape.add(key, value, computed);
            if (next != null) {
                addProperty(next, value);
                written(key);
                return;
            }
            moveToDictionary();
        }
        putEntry(dictionary.find(key), key, value);
        written(key);
    }

    private void putExisting(Property property, Object value) {
        if (property.accepts(value)) {
            property.set(this, value);
        } else {
            reshape(shape.widen(property, value));
            shape.lookup(property.key()).set(this, value);
        }
    }

    /** Sets the key that {@code next} has and the present shape does not, to a value of the kind that {@code next} says. */
    public void addProperty(Shape next, Object value) {
        growSlots(shape, next);
        next.property(next.propertyCount() - 1).set(this, value);
        shape = next;
    }

    /** Tells those whose lookups went through this table, and those whose metatable it is. */
    private void written(LuaString key) {
        Prototype prototype = shape.prototype();
        if (prototype != null) {
            prototype.written(key);
        }
        MetaClass meta = shape.usedAs();
        if (meta != null && key.isEventName()) {
            meta.invalidate();
            become(shape.asMetatable(MetaClass.OUTDATED));
            if (key == Event.MODE.key()) {
                TableMode.written(this);
            }
        }
    }

    /** Takes a shape with the same keys, some of whose slots may be wider by now. */
    private void become(Shape next) {
        if (next.hasLayoutOf(shape)) {
            shape = next;
        } else {
            reshape(next);
        }
    }

    @TruffleBoundary
    private void reshape(Shape next) {
        Shape old = shape;
        long[] newNumbers = new long[next.numberSlots()];
        Object[] newObjects = new Object[next.objectSlots()];
        LuaTable target = new LuaTable(next, newNumbers, newObjects, array, arraySize);
        for (int i = 0; i < old.propertyCount(); i++) {
            next.property(i).set(target, old.property(i).get(this));
        }
        numbers = newNumbers;
        objects = newObjects;
        shape = next;
    }

    private void moveToDictionary() {
        Shape old = shape;
        if (dictionary == null) {
            dictionary = new Dictionary(old.propertyCount() * 2);
        }
        for (int i = 0; i < old.propertyCount(); i++) {
            Object value = old.property(i).get(this);
            if (value != LuaNil.NIL) {
                dictionary.insert(old.property(i).key(), value);
            }
        }
        shape = old.asDictionary();
        numbers = NO_NUMBERS;
        objects = NO_OBJECTS;
    }

    /** Sets an integer key; nil removes it. */
    public void put(long key, Object value) {
        long position = key - 1;
        if (position >= 0 && position < arraySize && ArrayStorage.accepts(array, value) && value != LuaNil.NIL) {
            ArrayStorage.set(array, (int) position, value);
            return;
        }
        putOutsideArray(key, value);
    }

    /** The same where the array part does not take the value as it is. */
    @TruffleBoundary
    public void putOutsideArray(long key, Object value) {
        long position = key - 1;
        int capacity = ArrayStorage.capacity(array);
        if (position >= 0 && position < capacity) {
            putArray((int) position, value);
        } else if (position == capacity && arraySize == capacity && value != LuaNil.NIL && !isWeak()) {
            growArray(value);
            put(key, value);
        } else {
            int entry = dictionary == null ? -1 : dictionary.find(key);
            if (entry < 0 || value == LuaNil.NIL || !dictionary.replace(entry, value)) {
                putEntry(entry, key, value);
            }
        }
    }

    /** Whether {@code key} comes next in a small array part of objects, or an empty one, that is full. */
    public boolean canGrow(long key) {
        int size = arraySize;
        return key - 1 == size
                && size <= MAX_SMALL_ARRAY
                && dictionary == null
                && (size == 0 ? array == ArrayStorage.EMPTY : isObjectArray() && objectArray().length == size);
    }

    /** Appends an object to an array part that {@link #canGrow}: as {@link #put} does, but for compiled code. */
    public void growWith(Object value) {
        int size = arraySize;
        Object[] grown = new Object[size == 0 ? MIN_ARRAY_CAPACITY : 2 * size];
        if (size > 0) {
            System.arraycopy(objectArray(), 0, grown, 0, size);
        }
        grown[size] = value;
        array = grown;
        arraySize = size + 1;
    }

    private boolean isWeak() {
        return dictionary != null && dictionary.isWeak();
    }

    private void putArray(int position, Object value) {
        if (value == LuaNil.NIL) {
            if (position < arraySize) {
                ArrayStorage.set(array, position, value);
                if (position == arraySize - 1) {
                    trimArray();
                }
            }
            return;
        }
        if (!ArrayStorage.accepts(array, value)) {
            array = arraySize == 0
                    ? ArrayStorage.allocate(ArrayStorage.capacity(array), value)
                    : ArrayStorage.generalize(array);
        }
        ArrayStorage.set(array, position, value);
        if (position >= arraySize) {
            arraySize = position + 1;
        }
    }

    private void trimArray() {
        int size = arraySize;
        while (size > 0 && ArrayStorage.isHole(array, size - 1)) {
            size--;
        }
        arraySize = size;
    }

    /** Doubles a full array part, unless most of it is holes: then what is left moves to the dictionary. */
    private void growArray(Object value) {
        if (arraySize > MAX_SMALL_ARRAY && !ArrayStorage.holds(arraySize / 4, array, arraySize)) {
            Object old = array;
            int oldSize = arraySize;
            array = ArrayStorage.EMPTY;
            arraySize = 0;
            for (int i = 0; i < oldSize; i++) {
                Object element = ArrayStorage.get(old, i);
                if (element != LuaNil.NIL) {
                    putDictionary(i + 1L, element);
                }
            }
            return;
        }
        int capacity = (int) Math.min(Math.max(MIN_ARRAY_CAPACITY, arraySize * 2L), LuaString.MAX_LENGTH);
        array = arraySize == 0 ? ArrayStorage.allocate(capacity, value) : ArrayStorage.grow(array, capacity);
        migrateIntegerKeys();
    }

    /** Moves integer keys that now belong to the array part out of the dictionary. */
    private void migrateIntegerKeys() {
        if (dictionary == null || dictionary.integerKeys() == 0) {
            return;
        }
        dictionary.setFirst(-1);
        int capacity = ArrayStorage.capacity(array);
        for (int entry = 0; entry < dictionary.used(); entry++) {
            if (dictionary.keyAt(entry) instanceof Long integer && integer > 0 && integer <= capacity) {
                Object value = dictionary.valueAt(entry);
                dictionary.remove(entry);
                if (value != LuaNil.NIL) {
                    putArray((int) (integer - 1), value);
                }
            }
        }
    }

    /**
     * Has traversals begin with the key 0, as in the reference, which keeps the integers that a constructor names in its hash part
     * until the table grows.
     */
    @TruffleBoundary
    public void traverseZeroFirst() {
        if (dictionary != null) {
            dictionary.setFirst(dictionary.find(0));
        }
    }

    /** Sets any key; nil as the value removes it. The key is neither nil nor NaN. */
    public void put(Object key, Object value) {
        if (key instanceof LuaString string) {
            putComputed(string, value);
        } else if (key instanceof Long integer) {
            put((long) integer, value);
        } else {
            putOther(key, value);
        }
    }

    @TruffleBoundary
    private void putOther(Object key, Object value) {
        if (key instanceof Double number) {
            long integer = (long) (double) number;
            if (integer == number && integer != Long.MAX_VALUE) {
                put(integer, value);
                return;
            }
        }
        putObject(key, value);
    }

    /** Sets a key that is neither a string nor an integer, also not one in the form of a float. */
    @TruffleBoundary
    public void putObject(Object key, Object value) {
        putEntry(dictionary == null ? -1 : dictionary.findOther(key), key, value);
    }

    @TruffleBoundary
    void putDictionary(Object key, Object value) {
        putEntry(dictionary == null ? -1 : dictionary.find(key), key, value);
    }

    /** Sets a key that lies, or belongs, in the dictionary and has been looked for there. */
    private void putEntry(int entry, Object key, Object value) {
        if (entry >= 0) {
            dictionary.set(entry, key, value);
        } else if (value != LuaNil.NIL) {
            addEntry(key, value);
        }
    }

    private void addEntry(Object key, Object value) {
        if (dictionary == null) {
            dictionary = new Dictionary(1);
        } else if (key instanceof Long && dictionary.isFull() && !isWeak() && moveToArray((long) key)) {
            put((long) key, value);
            return;
        }
        dictionary.insert(key, value);
    }

    /**
     * Chooses the largest n such that more than half of 1..n would be in use (the reference's {@code computesizes} in
     * ltable.c) and moves these keys to the array part.
     *
     * @return whether {@code added}, which is about to be inserted, belongs there too
     */
    private boolean moveToArray(long added) {
        int[] counts = new int[32];
        count(added, counts);
        for (int entry = 0; entry < dictionary.used(); entry++) {
            if (dictionary.keyAt(entry) instanceof Long integer && dictionary.valueAt(entry) != LuaNil.NIL) {
                count(integer, counts);
            }
        }
        for (int i = 0; i < arraySize; i++) {
            if (!ArrayStorage.isHole(array, i)) {
                count(i + 1L, counts);
            }
        }
        long total = 0;
        int best = 0;
        for (int power = 0; power < 31; power++) {
            total += counts[power];
            if (total > (1L << power) / 2) {
                best = 1 << power;
            }
        }
        if (best <= ArrayStorage.capacity(array)) {
            return false;
        }
        array = arraySize == 0 ? new Object[best] : ArrayStorage.grow(array, best);
        if (arraySize == 0) {
            array = ArrayStorage.allocate(best, firstIntegerValue());
        }
        migrateIntegerKeys();
        return added > 0 && added <= best;
    }

    private Object firstIntegerValue() {
        for (int entry = 0; entry < dictionary.used(); entry++) {
            if (dictionary.keyAt(entry) instanceof Long && dictionary.valueAt(entry) != LuaNil.NIL) {
                return dictionary.valueAt(entry);
            }
        }
        return LuaNil.NIL;
    }

    /** Counts a key in the slice (2^(i-1), 2^i]. */
    private static void count(long key, int[] counts) {
        if (key > 0 && key <= 1 << 30) {
            counts[key == 1 ? 0 : 64 - Long.numberOfLeadingZeros(key - 1)]++;
        }
    }

    // ---- length

    /** A border (manual §3.4.7). */
    public long length() {
        int size = arraySize;
        if (dictionary == null || size < ArrayStorage.capacity(array) || dictionary.integerKeys() == 0) {
            return size;
        }
        return borderInDictionary(size);
    }

    @TruffleBoundary
    private long borderInDictionary(long from) {
        long low = from;
        if (dictionary.get(low + 1) == LuaNil.NIL) {
            return low;
        }
        long high = low + 1;
        while (dictionary.get(high) != LuaNil.NIL) {
            low = high;
            if (high > Long.MAX_VALUE / 2) {
                long n = 1;
                while (get(n) != LuaNil.NIL) {
                    n++;
                }
                return n - 1;
            }
            high *= 2;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (dictionary.get(middle) == LuaNil.NIL) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }
}
