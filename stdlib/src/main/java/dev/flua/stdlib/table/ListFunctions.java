package dev.flua.stdlib.table;

import com.oracle.truffle.api.dsl.Bind;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Idempotent;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.nodes.arith.LengthNode;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.language.runtime.table.Property;
import dev.flua.language.runtime.table.Shape;

/** Functions between lists of values and tables. */
final class ListFunctions {
    private ListFunctions() {}

    /** {@code table.pack(···)} */
    @LuaBuiltin(name = "pack", arguments = "...")
    abstract static class PackNode extends TableBuiltinNode {
        private static final LuaString COUNT = LuaString.intern("n");
        private static final Object[] NO_OBJECTS = {};

        @Specialization(guards = "hasIntegerCount(shape)", assumptions = "shape.current()", limit = "1")
        static LuaTable doPack(Object[] values, @Cached(value = "shape()", neverDefault = true) Shape shape) {
            Object[] elements = new Object[values.length];
            int size = 0;
            for (int i = 0; i < values.length; i++) {
                if (values[i] != LuaNil.NIL) {
                    elements[i] = values[i];
                    size = i + 1;
                }
            }
            return new LuaTable(shape, new long[] {values.length}, NO_OBJECTS, elements, size);
        }

        @Specialization(replaces = "doPack")
        static LuaTable doOther(Object[] values) {
            LuaTable result = LuaTable.ofArray(values);
            result.put(COUNT, (long) values.length);
            return result;
        }

        /** Not where the program has written something else to the {@code n} of other tables. */
        @Idempotent
        static boolean hasIntegerCount(Shape shape) {
            Property count = shape.lookup(COUNT);
            return count != null && count.isInteger();
        }

        /** The shape of a table with an integer {@code n} and no other string key. */
        static Shape shape() {
            LuaTable sample = new LuaTable();
            sample.put(COUNT, 0L);
            return sample.shape();
        }
    }

    /** {@code table.unpack(list [, i [, j]])} */
    @LuaBuiltin(name = "unpack", arguments = "any integer=1 integer?")
    abstract static class UnpackNode extends TableBuiltinNode {
        static final int MAX_EXPLODED = 8;

        @Specialization(
                guards = {"isPlain(table)", "count <= MAX_EXPLODED", "count == cachedCount"},
                limit = "2")
        @ExplodeLoop
        static Object doFew(
                LuaTable table,
                long from,
                @SuppressWarnings("unused") Object to,
                @SuppressWarnings("unused") @Bind("count(table, from, to)") int count,
                @Cached("count") int cachedCount) {
            Object[] result = new Object[cachedCount];
            for (int i = 0; i < cachedCount; i++) {
                result[i] = table.get(from + i);
            }
            return Values.of(result);
        }

        @Specialization(guards = {"isPlain(table)", "count(table, from, to) > MAX_EXPLODED"})
        final Object doMany(LuaTable table, long from, Object to) {
            long last = to == LuaNil.NIL ? table.length() : (long) to;
            Object[] result = allocate(from, last);
            for (int i = 0; i < result.length; i++) {
                result[i] = table.get(from + i);
            }
            return Values.of(result);
        }

        @Specialization(
                guards = "isPlain(table)",
                replaces = {"doFew", "doMany"})
        final Object doPlain(LuaTable table, long from, Object to) {
            return doMany(table, from, to);
        }

        @Specialization(guards = "!isPlainTable(list)")
        final Object doOther(
                Object list, long from, Object to, @Cached LengthNode length, @Cached ElementAccess elements) {
            long last = to == LuaNil.NIL ? length(list, length) : (long) to;
            Object[] result = allocate(from, last);
            for (int i = 0; i < result.length; i++) {
                result[i] = elements.get(list, from + i);
            }
            return Values.of(result);
        }

        private Object[] allocate(long from, long to) {
            if (from > to) {
                return Values.NONE;
            }
            long count = to - from + 1;
            if (count <= 0 || count >= MAX_STACK) {
                throw error("too many results to unpack");
            }
            return new Object[(int) count];
        }

        /** Number of elements in a range, at most one more than {@link #MAX_EXPLODED}. */
        static int count(LuaTable table, long from, Object to) {
            long last = to == LuaNil.NIL ? table.length() : (long) to;
            if (from > last) {
                return 0;
            }
            long count = last - from + 1;
            return count <= 0 || count > MAX_EXPLODED ? MAX_EXPLODED + 1 : (int) count;
        }
    }
}
