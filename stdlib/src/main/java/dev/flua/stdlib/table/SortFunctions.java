package dev.flua.stdlib.table;

import com.oracle.truffle.api.dsl.Cached;
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
        @Specialization(guards = "isPlain(table)")
        final Object doNatural(
                LuaTable table, LuaNil order, @Cached("createNatural(createRaw())") QuicksortNode quicksort) {
            long size = table.length();
            if (size > 1 && !NaturalSort.sort(table, size, this)) {
                quicksort.sort(table, order, checkedSize(size));
            }
            return Values.NONE;
        }

        @Specialization(guards = "isPlain(table)")
        final Object doOrdered(
                LuaTable table, LuaFunction order, @Cached("createOrdered(createRaw())") QuicksortNode quicksort) {
            long size = table.length();
            if (size > 1) {
                quicksort.sort(table, order, checkedSize(size));
            }
            return Values.NONE;
        }

        @Specialization(guards = "!isPlainTable(table) || !isOrder(order)")
        final Object doOther(
                VirtualFrame frame,
                Object table,
                Object order,
                @Cached LengthNode length,
                @Cached("createNatural(createIndexed())") QuicksortNode natural,
                @Cached("createOrdered(createIndexed())") QuicksortNode ordered) {
            checkTable(frame, 1, table, Event.INDEX, Event.NEWINDEX, Event.LEN);
            long size = length(table, length);
            if (size <= 1) {
                return Values.NONE;
            }
            int count = checkedSize(size);
            if (order == LuaNil.NIL) {
                natural.sort(table, order, count);
            } else if (order instanceof LuaFunction) {
                ordered.sort(table, order, count);
            } else {
                throw typeError(2, "function", order);
            }
            return Values.NONE;
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

        static ElementAccess createRaw() {
            return new ElementAccess.Raw();
        }

        static ElementAccess createIndexed() {
            return new ElementAccess.Indexed();
        }

        static QuicksortNode createNatural(ElementAccess elements) {
            return new QuicksortNode(elements, new ElementOrder.Natural());
        }

        static QuicksortNode createOrdered(ElementAccess elements) {
            return new QuicksortNode(elements, new ElementOrder.ByFunction());
        }
    }
}
