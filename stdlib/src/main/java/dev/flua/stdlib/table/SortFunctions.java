package dev.flua.stdlib.table;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.nodes.arith.LengthNode;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.table.Event;
import dev.flua.language.runtime.table.LuaTable;

/** {@code table.sort} */
final class SortFunctions {
    private SortFunctions() {}

    /** {@code table.sort(list [, comp])} */
    @LuaBuiltin(name = "sort", arguments = "any any")
    abstract static class SortNode extends TableBuiltinNode {
        @Specialization(guards = "hasPlainLength(table)")
        final Object doNatural(
                LuaTable table, LuaNil order, @Shared("natural") @Cached("createNatural()") QuicksortNode quicksort) {
            sortNaturally(table, table.length(), order, quicksort);
            return Values.NONE;
        }

        @Specialization(guards = "hasPlainLength(table)")
        final Object doOrdered(
                LuaTable table,
                LuaFunction order,
                @Shared("ordered") @Cached("createOrdered()") QuicksortNode quicksort) {
            sort(table, table.length(), order, quicksort);
            return Values.NONE;
        }

        @Specialization(guards = "!isPlainList(table) || !isOrder(order)")
        final Object doOther(
                VirtualFrame frame,
                Object table,
                Object order,
                @Cached LengthNode length,
                @Shared("natural") @Cached("createNatural()") QuicksortNode natural,
                @Shared("ordered") @Cached("createOrdered()") QuicksortNode ordered) {
            checkTable(frame, 1, table, Event.INDEX, Event.NEWINDEX, Event.LEN);
            long size = length(table, length);
            if (size <= 1) {
                return Values.NONE;
            }
            if (order == LuaNil.NIL) {
                sortNaturally(table, size, order, natural);
            } else if (order instanceof LuaFunction) {
                sort(table, size, order, ordered);
            } else {
                throw typeError(2, "function", order);
            }
            return Values.NONE;
        }

        private void sortNaturally(Object table, long size, Object order, QuicksortNode quicksort) {
            if (!(table instanceof LuaTable list) || !NaturalSort.sort(list, size, this)) {
                sort(table, size, order, quicksort);
            }
        }

        private void sort(Object table, long size, Object order, QuicksortNode quicksort) {
            if (size > 1) {
                quicksort.sort(table, order, checkedSize(size));
            }
        }

        static boolean isOrder(Object order) {
            return order == LuaNil.NIL || order instanceof LuaFunction;
        }

        private int checkedSize(long size) {
            if (size >= Integer.MAX_VALUE) {
                throw argumentError(1, "array too big");
            }
            return (int) size;
        }

        static QuicksortNode createNatural() {
            return new QuicksortNode(new ElementOrder.Natural());
        }

        static QuicksortNode createOrdered() {
            return new QuicksortNode(new ElementOrder.ByFunction());
        }
    }
}
