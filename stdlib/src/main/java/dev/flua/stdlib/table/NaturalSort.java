package dev.flua.stdlib.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.ArrayStorage;
import dev.flua.language.runtime.table.LuaTable;
import java.util.Arrays;

/**
 * Sorts arrays in which {@code <} is a total order that has no effects: numbers of one kind without NaN, strings. Any
 * algorithm gives the same result then.
 */
final class NaturalSort {
    private NaturalSort() {}

    /** Sorts the first {@code size} elements; returns false, and has done nothing, where they are not of that kind. */
    @TruffleBoundary
    static boolean sort(LuaTable table, long size) {
        if (size > table.arraySize()) {
            return false;
        }
        int end = (int) size;
        return switch (table.array()) {
            case long[] integers -> sortIntegers(integers, end);
            case double[] floats -> sortFloats(floats, end);
            default -> sortStrings((Object[]) table.array(), end);
        };
    }

    private static boolean sortIntegers(long[] array, int end) {
        for (int i = 0; i < end; i++) {
            if (array[i] == ArrayStorage.INTEGER_HOLE) {
                return false;
            }
        }
        Arrays.sort(array, 0, end);
        return true;
    }

    private static boolean sortFloats(double[] array, int end) {
        for (int i = 0; i < end; i++) {
            // Holes are NaNs too. Zeros of both signs are equal in Lua, but not for Arrays.sort.
            if (Double.isNaN(array[i]) || (array[i] == 0 && 1 / array[i] < 0)) {
                return false;
            }
        }
        Arrays.sort(array, 0, end);
        return true;
    }

    private static boolean sortStrings(Object[] array, int end) {
        for (int i = 0; i < end; i++) {
            if (!(array[i] instanceof LuaString)) {
                return false;
            }
        }
        Arrays.sort(array, 0, end);
        return true;
    }
}
