package dev.flua.stdlib.table;

import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.nodes.access.IndexNode;
import dev.flua.language.nodes.access.SetIndexNode;
import dev.flua.language.runtime.table.LuaTable;

/** How {@link QuicksortNode} reads and writes elements. */
abstract class ElementAccess extends Node {
    abstract Object get(Object list, long index);

    abstract void set(Object list, long index, Object value);

    /** For tables without metamethods. The array part may change its storage any time: the order function can do anything. */
    static final class Raw extends ElementAccess {
        @Override
        Object get(Object list, long index) {
            return ((LuaTable) list).get(index);
        }

        @Override
        void set(Object list, long index, Object value) {
            ((LuaTable) list).put(index, value);
        }
    }

    static final class Indexed extends ElementAccess {
        @Child
        private IndexNode read = IndexNode.create();

        @Child
        private SetIndexNode write = SetIndexNode.create();

        @Override
        Object get(Object list, long index) {
            return read.execute(list, index);
        }

        @Override
        void set(Object list, long index, Object value) {
            write.execute(list, index, value);
        }
    }
}
