package dev.flua.stdlib.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LongWork;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.ArrayStorage;
import dev.flua.language.runtime.table.LuaTable;
import java.util.Arrays;

/**
 * Sorts arrays in which {@code <} is a total order that has no effects: numbers of one kind without NaN, strings. Any
 * algorithm gives the same result then.
 */
final class NaturalSort {
    /** How many elements are sorted in one step. */
    private static final int RUN = 1 << 20;

    private NaturalSort() {}

    /** Sorts the first {@code size} elements; returns false, and has done nothing, where they are not of that kind. */
    @TruffleBoundary
    static boolean sort(LuaTable table, long size, Node location) {
        if (size > table.arraySize()) {
            return false;
        }
        int end = (int) size;
        return switch (table.array()) {
            case long[] integers -> sortIntegers(integers, end, location);
            case double[] floats -> sortFloats(floats, end, location);
            default -> sortStrings((Object[]) table.array(), end, location);
        };
    }

    /**
     * Sorts pieces, then pairs of sorted pieces and so on: {@code sort} merges runs that it finds, in time that grows with their
     * length. So the program can be stopped between steps that do not take long.
     */
    private static void sortInRuns(int end, Node location, LongWork.Piece sort) {
        long width = RUN;
        while (true) {
            for (long from = 0; from < end; from += width) {
                sort.run((int) from, (int) Math.min(end, from + width));
                TruffleSafepoint.poll(location);
            }
            if (width >= end) {
                return;
            }
            width *= 2;
        }
    }

    private static boolean sortIntegers(long[] array, int end, Node location) {
        for (int i = 0; i < end; i++) {
            LongWork.round(i, location);
            if (array[i] == ArrayStorage.INTEGER_HOLE) {
                return false;
            }
        }
        sortInRuns(end, location, (from, to) -> Arrays.sort(array, from, to));
        return true;
    }

    private static boolean sortFloats(double[] array, int end, Node location) {
        for (int i = 0; i < end; i++) {
            LongWork.round(i, location);
            // Holes are NaNs too. Zeros of both signs are equal in Lua, but not for Arrays.sort.
            if (Double.isNaN(array[i]) || (array[i] == 0 && 1 / array[i] < 0)) {
                return false;
            }
        }
        sortInRuns(end, location, (from, to) -> Arrays.sort(array, from, to));
        return true;
    }

    private static boolean sortStrings(Object[] array, int end, Node location) {
        for (int i = 0; i < end; i++) {
            LongWork.round(i, location);
            if (!(array[i] instanceof LuaString)) {
                return false;
            }
        }
        sortInRuns(end, location, (from, to) -> Arrays.sort(array, from, to));
        return true;
    }
}
