package dev.flua.stdlib.table;

import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.nodes.access.IndexNode;
import dev.flua.language.nodes.access.SetIndexNode;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.table.LuaTable;

/**
 * Reads and writes elements as a program would. Metamethods have no say in elements that are there, which is what nearly all
 * lists have, those with a class, too.
 */
final class ElementAccess extends Node {
    @Child
    private IndexNode read = IndexNode.create();

    @Child
    private SetIndexNode write = SetIndexNode.create();

    @NeverDefault
    static ElementAccess create() {
        return new ElementAccess();
    }

    Object get(Object list, long index) {
        if (list instanceof LuaTable table) {
            Object value = table.get(index);
            if (value != LuaNil.NIL) {
                return value;
            }
        }
        return read.execute(list, index);
    }

    void set(Object list, long index, Object value) {
        if (list instanceof LuaTable table && (table.shape().hasNoNewIndex() || table.get(index) != LuaNil.NIL)) {
            table.put(index, value);
        } else {
            write.execute(list, index, value);
        }
    }
}
