package dev.flua.language.runtime.table;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.LuaNil;
import java.util.Arrays;

/**
 * The array part's storage: a {@code long[]}, {@code double[]} or {@code Object[]}, according to what has been stored. An
 * element without value is a hole: null in an {@code Object[]}, a value of its own in the others; storing that very value
 * makes the storage an {@code Object[]}.
 */
public final class ArrayStorage {
    /** An integer that no program is likely to store. */
    public static final long INTEGER_HOLE = 0x8000_dead_0f1a_beefL;

    /** The bits of a NaN that no operation yields. */
    public static final long FLOAT_HOLE_BITS = 0x7ff8_dead_0f1a_beefL;

    private static final double FLOAT_HOLE = Double.longBitsToDouble(FLOAT_HOLE_BITS);

    /** Storage of an array part that has never held anything. */
    public static final Object EMPTY = new long[0];

    private ArrayStorage() {}

    public static boolean isHole(double value) {
        return Double.doubleToRawLongBits(value) == FLOAT_HOLE_BITS;
    }

    static int capacity(Object storage) {
        if (storage instanceof long[] integers) {
            return integers.length;
        }
        return storage instanceof double[] floats ? floats.length : ((Object[]) storage).length;
    }

    static Object get(Object storage, int index) {
        if (storage instanceof Object[] objects) {
            Object value = objects[index];
            return value == null ? LuaNil.NIL : value;
        }
        if (storage instanceof long[] integers) {
            long value = integers[index];
            return value == INTEGER_HOLE ? LuaNil.NIL : (Object) value;
        }
        double value = ((double[]) storage)[index];
        return isHole(value) ? LuaNil.NIL : (Object) value;
    }

    static boolean isHole(Object storage, int index) {
        if (storage instanceof Object[] objects) {
            return objects[index] == null;
        }
        if (storage instanceof long[] integers) {
            return integers[index] == INTEGER_HOLE;
        }
        return isHole(((double[]) storage)[index]);
    }

    /** Whether at least {@code count} of the first {@code size} elements have a value. */
    static boolean holds(int count, Object storage, int size) {
        int missing = count;
        if (storage instanceof Object[] objects) {
            for (int i = 0; i < size && missing > 0; i++) {
                missing -= objects[i] == null ? 0 : 1;
            }
        } else if (storage instanceof long[] integers) {
            for (int i = 0; i < size && missing > 0; i++) {
                missing -= integers[i] == INTEGER_HOLE ? 0 : 1;
            }
        } else {
            double[] floats = (double[]) storage;
            for (int i = 0; i < size && missing > 0; i++) {
                missing -= isHole(floats[i]) ? 0 : 1;
            }
        }
        return missing <= 0;
    }

    static boolean accepts(Object storage, Object value) {
        if (storage instanceof Object[]) {
            return true;
        }
        if (value == LuaNil.NIL) {
            return true;
        }
        if (storage instanceof long[]) {
            return value instanceof Long integer && integer != INTEGER_HOLE;
        }
        return value instanceof Double number && !isHole(number);
    }

    /** Stores a value that the storage {@linkplain #accepts accepts}; nil makes a hole. */
    static void set(Object storage, int index, Object value) {
        boolean nil = value == LuaNil.NIL;
        if (storage instanceof Object[] objects) {
            forWriting(objects)[index] = nil ? null : value;
        } else if (storage instanceof long[] integers) {
            integers[index] = nil ? INTEGER_HOLE : (long) value;
        } else {
            ((double[]) storage)[index] = nil ? FLOAT_HOLE : (double) value;
        }
    }

    /** For writing: of an array that might be of another class the machine checks for each element what it accepts. */
    static Object[] forWriting(Object[] array) {
        return CompilerDirectives.castExact(array, Object[].class);
    }

    /** Storage of the narrowest kind for {@code value}, with all elements holes. */
    @TruffleBoundary
    static Object allocate(int capacity, Object value) {
        Allocation.announce((long) Long.BYTES * capacity);
        if (value instanceof Long integer && integer != INTEGER_HOLE) {
            long[] result = new long[capacity];
            Arrays.fill(result, INTEGER_HOLE);
            return result;
        }
        if (value instanceof Double number && !isHole(number)) {
            double[] result = new double[capacity];
            Arrays.fill(result, FLOAT_HOLE);
            return result;
        }
        return new Object[capacity];
    }

    @TruffleBoundary
    static Object grow(Object storage, int capacity) {
        Allocation.announce((long) Long.BYTES * capacity);
        if (storage instanceof Object[] objects) {
            return Arrays.copyOf(objects, capacity);
        }
        if (storage instanceof long[] integers) {
            long[] result = Arrays.copyOf(integers, capacity);
            Arrays.fill(result, integers.length, capacity, INTEGER_HOLE);
            return result;
        }
        double[] floats = (double[]) storage;
        double[] result = Arrays.copyOf(floats, capacity);
        Arrays.fill(result, floats.length, capacity, FLOAT_HOLE);
        return result;
    }

    /** The same elements in storage that accepts everything. */
    @TruffleBoundary
    static Object[] generalize(Object storage) {
        int capacity = capacity(storage);
        Object[] result = new Object[capacity];
        for (int i = 0; i < capacity; i++) {
            Object value = get(storage, i);
            result[i] = value == LuaNil.NIL ? null : value;
        }
        return result;
    }
}
