package dev.flua.language.runtime.table;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import java.util.Arrays;

/**
 * The parts of a {@link LuaTable}, as nodes use them directly where they know what is in them, and the order in which
 * {@code next} goes through them.
 */
abstract class TableParts extends LuaTableInterop {
    Shape shape;

    /** The slots of the record part for numbers. */
    long[] numbers;

    /** The slots of the record part for other values. */
    Object[] objects;

    /** The array part, see {@link ArrayStorage}. */
    Object array;

    /** Number of elements of the array part up to the last that is not a hole. */
    int arraySize;

    /** Everything else, null where there is nothing else. */
    Dictionary dictionary;

    TableParts(Shape shape, long[] numbers, Object[] objects, Object array, int arraySize) {
        this.shape = shape;
        this.numbers = numbers;
        this.objects = objects;
        this.array = array;
        this.arraySize = arraySize;
    }

    public Shape shape() {
        return shape;
    }

    // ---- record part, for nodes

    /**
     * Makes room for the slots that {@code next} has and the table's own shape {@code old} has not. What compiled code holds of it,
     * where it knows both, is little: the first step, which copies nothing, and of the kind that there are more of.
     */
    public void growSlots(Shape old, Shape next) {
        if (next.numberSlots() > old.numberSlots() && next.numberSlots() > numbers.length) {
            if (old.numberSlots() == 0 && numbers.length == 0) {
                numbers = new long[grownLength(next.numberSlots(), 0)];
            } else {
                growNumbers(next.numberSlots());
            }
        }
        if (next.objectSlots() > old.objectSlots() && next.objectSlots() > objects.length) {
            if (old.objectSlots() == 0 && objects.length == 0) {
                objects = new Object[grownLength(next.objectSlots(), 0)];
            } else {
                growObjects(next.objectSlots());
            }
        }
    }

    @TruffleBoundary
    private void growNumbers(int needed) {
        numbers = Arrays.copyOf(numbers, grownLength(needed, numbers.length));
    }

    @TruffleBoundary
    private void growObjects(int needed) {
        objects = Arrays.copyOf(objects, grownLength(needed, objects.length));
    }

    /** Completes the addition of a property whose slot was set after {@link #growSlots}. */
    public void setShape(Shape next) {
        shape = next;
    }

    private static int grownLength(int needed, int length) {
        return Math.max(needed, length == 0 ? 4 : length * 2);
    }

    // ---- dictionary, for nodes

    /** The value of a key of the program's text in a table that keeps its string keys in the dictionary. */
    public Object getFromDictionary(LuaString key, EntryHint hint) {
        Dictionary entries = dictionary;
        int entry = hint.find(entries, key);
        return entry < 0 ? LuaNil.NIL : entries.valueAt(entry);
    }

    /**
     * Sets such a key, which nothing else depends on, to something else than nil.
     *
     * @return whether the key was there, with a value; nothing happens where it was not
     */
    public boolean replaceInDictionary(LuaString key, EntryHint hint, Object value) {
        Dictionary entries = dictionary;
        int entry = hint.find(entries, key);
        return entry >= 0 && entries.replace(entry, value);
    }

    // ---- array part, for nodes

    /** The storage of the array part, see {@link ArrayStorage}. */
    public Object array() {
        return array;
    }

    /** Number of elements of the array part up to the last that is not a hole. */
    public int arraySize() {
        return arraySize;
    }

    public boolean isIntegerArray() {
        return array.getClass() == long[].class;
    }

    public boolean isFloatArray() {
        return array.getClass() == double[].class;
    }

    public boolean isObjectArray() {
        return array.getClass() == Object[].class;
    }

    public long[] integerArray() {
        return CompilerDirectives.castExact(array, long[].class);
    }

    public double[] floatArray() {
        return CompilerDirectives.castExact(array, double[].class);
    }

    public Object[] objectArray() {
        return CompilerDirectives.castExact(array, Object[].class);
    }

    /** Whether {@code key} has a value in an array part of integers. */
    public boolean hasInteger(long key) {
        long[] elements = integerArray();
        return isIndex(key - 1, elements.length) && elements[(int) (key - 1)] != ArrayStorage.INTEGER_HOLE;
    }

    /** Whether {@code key} has a value in an array part of floats. */
    public boolean hasFloat(long key) {
        double[] elements = floatArray();
        return isIndex(key - 1, elements.length) && !ArrayStorage.isHole(elements[(int) (key - 1)]);
    }

    /** Whether {@code key} has a value in an array part of objects. */
    public boolean hasObject(long key) {
        Object[] elements = objectArray();
        return isIndex(key - 1, elements.length) && elements[(int) (key - 1)] != null;
    }

    /** Whether {@code key} can be stored in the array part's storage as it is, at most one element after the last. */
    public boolean canStore(long key, int capacity) {
        return isIndex(key - 1, capacity) && key - 1 <= arraySize;
    }

    /** Whether {@code key} has a value in the array part. */
    public boolean hasElement(long key) {
        return isIndex(key - 1, arraySize) && isElement((int) (key - 1));
    }

    /** Not in compiled code, which has asked for an element of a certain kind before and knows that there is none. */
    @TruffleBoundary
    private boolean isElement(int index) {
        return !ArrayStorage.isHole(array, index);
    }

    /** Whether the array part's storage takes {@code value} as it is, at most one element after the last. */
    public boolean canStore(long key, Object value) {
        return canStore(key, ArrayStorage.capacity(array)) && value != LuaNil.NIL && ArrayStorage.accepts(array, value);
    }

    /** In the form in which the compiler sees that the array access after it needs no check. */
    private static boolean isIndex(long position, int length) {
        return (int) position == position && Integer.compareUnsigned((int) position, length) < 0;
    }

    /** Counts the element of {@code key} that was stored directly, where it is the new last one. */
    public void stored(long key) {
        if (key > arraySize) {
            arraySize = (int) key;
        }
    }

    /** Counts an element that was stored directly at position {@code arraySize}, below the capacity. */
    public void setArraySize(int size) {
        arraySize = size;
    }

    // ---- traversal

    /** Position before the first entry, for {@link #nextPosition}. */
    public static final int START = -1;

    /** Position of what is not a key of the table. */
    public static final int UNKNOWN = -2;

    /**
     * The next position with a value after {@code position}, -1 at the end. Positions number the array part, then the
     * record part, then the dictionary; a traversal goes through them in this order, but for the {@link Dictionary#first} entry.
     */
    @TruffleBoundary
    public int nextPosition(int position) {
        if (position == START && dictionary != null && dictionary.hasFirst()) {
            return firstPosition();
        }
        return nextInOrder(position);
    }

    /** The next position after that of {@code key}, which is {@code position} in most cases; {@link #UNKNOWN} if there is none. */
    @TruffleBoundary
    public int nextPosition(int position, Object key) {
        // Else it comes from the array part, or begins in the middle, or an assignment has rearranged the table.
        boolean isThere = position == START ? key == LuaNil.NIL : isKeyAt(position, key);
        int from = isThere ? position : positionOf(key);
        return from == UNKNOWN ? UNKNOWN : nextPosition(from);
    }

    private int nextInOrder(int position) {
        int next = position + 1;
        int size = arraySize;
        while (next < size) {
            if (!ArrayStorage.isHole(array, next)) {
                return next;
            }
            next++;
        }
        return nextAfterArray(Math.max(next, size));
    }

    private int firstPosition() {
        return ArrayStorage.capacity(array) + shape.propertyCount() + dictionary.first();
    }

    private int nextAfterArray(int from) {
        if (dictionary != null && dictionary.first() >= 0 && from - 1 == firstPosition()) {
            return nextInOrder(START);
        }
        // The array part may have shrunk since: positions after it are counted from its capacity, which stays.
        int base = ArrayStorage.capacity(array);
        int next = Math.max(from, base);
        int properties = shape.propertyCount();
        while (next - base < properties) {
            if (!shape.property(next - base).isAbsent(table())) {
                return next;
            }
            next++;
        }
        if (dictionary != null) {
            base += properties;
            while (next - base < dictionary.used()) {
                if (dictionary.valueAt(next - base) != LuaNil.NIL && next - base != dictionary.first()) {
                    return next;
                }
                next++;
            }
        }
        return -1;
    }

    /** The key at a position that {@link #nextPosition} gave. */
    @TruffleBoundary
    public Object keyAt(int position) {
        if (position < arraySize) {
            return position + 1L;
        }
        int offset = position - ArrayStorage.capacity(array);
        int properties = shape.propertyCount();
        return offset < properties ? shape.property(offset).key() : dictionary.keyAt(offset - properties);
    }

    /** The value at a position that {@link #nextPosition} gave. */
    @TruffleBoundary
    public Object valueAt(int position) {
        if (position < arraySize) {
            return ArrayStorage.get(array, position);
        }
        int offset = position - ArrayStorage.capacity(array);
        int properties = shape.propertyCount();
        return offset < properties ? shape.property(offset).get(table()) : dictionary.valueAt(offset - properties);
    }

    /** Whether {@code position} holds {@code key}, so that a traversal can go on there without a search. */
    private boolean isKeyAt(int position, Object key) {
        int offset = position - ArrayStorage.capacity(array);
        if (offset < 0) {
            return position >= 0 && key instanceof Long integer && integer == position + 1L;
        }
        int properties = shape.propertyCount();
        if (offset < properties) {
            return shape.property(offset).key() == key;
        }
        int entry = offset - properties;
        return dictionary != null && entry < dictionary.used() && dictionary.keyAt(entry) == key;
    }

    /**
     * The position of a key, {@link #START} for nil, {@link #UNKNOWN} where the table does not know the key. A float that is whole is not the
     * integer, as in the reference ({@code findindex} in ltable.c).
     */
    private int positionOf(Object key) {
        if (key == LuaNil.NIL) {
            return START;
        }
        int capacity = ArrayStorage.capacity(array);
        if (key instanceof Long integer && integer > 0 && integer <= capacity) {
            return (int) (integer - 1);
        }
        if (key instanceof LuaString string && !shape.isDictionary()) {
            int position = shape.position(string);
            return position < 0 ? UNKNOWN : capacity + position;
        }
        int entry = dictionary == null ? -1 : dictionary.find(key);
        return entry < 0 ? UNKNOWN : capacity + shape.propertyCount() + entry;
    }
}
