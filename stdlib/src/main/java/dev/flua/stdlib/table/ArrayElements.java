package dev.flua.stdlib.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.table.ArrayStorage;
import dev.flua.language.runtime.table.LuaTable;

/** Operations on whole stretches of a table's array part. Positions count from 0. */
final class ArrayElements {
    private ArrayElements() {}

    /** Copies {@code count} elements within the used part of the array. */
    static void shift(LuaTable table, int from, int to, int count) {
        Object array = table.array();
        if (array instanceof Object[] objects) {
            System.arraycopy(objects, from, objects, to, count);
        } else if (array instanceof long[] integers) {
            System.arraycopy(integers, from, integers, to, count);
        } else {
            double[] floats = (double[]) array;
            System.arraycopy(floats, from, floats, to, count);
        }
    }

    /** Removes the last element of an array part that has one. */
    static void removeLast(LuaTable table) {
        int last = table.arraySize() - 1;
        if (last > 0 && isHole(table.array(), last - 1)) {
            table.put(last + 1L, LuaNil.NIL);
            return;
        }
        Object array = table.array();
        if (array instanceof Object[] objects) {
            objects[last] = null;
        } else if (array instanceof long[] integers) {
            integers[last] = ArrayStorage.INTEGER_HOLE;
        } else {
            ((double[]) array)[last] = Double.longBitsToDouble(ArrayStorage.FLOAT_HOLE_BITS);
        }
        table.setArraySize(last);
    }

    /** Whether there are no holes from a position on. */
    @TruffleBoundary
    static boolean isComplete(LuaTable table, int from) {
        Object array = table.array();
        for (int i = from; i < table.arraySize(); i++) {
            if (isHole(array, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHole(Object array, int index) {
        if (array instanceof Object[] objects) {
            return objects[index] == null;
        }
        if (array instanceof long[] integers) {
            return integers[index] == ArrayStorage.INTEGER_HOLE;
        }
        return ArrayStorage.isHole(((double[]) array)[index]);
    }

    /**
     * Copies elements from the array part of one table to that of another, which grows where necessary.
     *
     * @return false where the elements are not all in array parts of the same kind; nothing has been copied then
     */
    @TruffleBoundary
    static boolean copy(LuaTable source, long from, LuaTable destination, long to, long count) {
        int size = source.arraySize();
        if (from < 0 || from >= size || count > size - from || to < 0 || to > destination.arraySize()) {
            return false;
        }
        int last = (int) (from + count - 1);
        int end = (int) (to + count);
        // A hole at the end would leave the destination with a wrong size.
        if (isHole(source.array(), last) || end < 0) {
            return false;
        }
        destination.ensureArray(end, source.get(last + 1L));
        Object elements = source.array();
        Object target = destination.array();
        if (elements.getClass() != target.getClass()) {
            return false;
        }
        System.arraycopy(elements, (int) from, target, (int) to, (int) count);
        if (end > destination.arraySize()) {
            destination.setArraySize(end);
        }
        return true;
    }
}
