package dev.flua.language.nodes.control;

import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LocalSlot;
import dev.flua.language.runtime.table.LuaTable;

/** Gives a loop's variable the value of an element of a table's array part, unboxed where the element is. */
abstract class ElementVariableNode extends Node {
    private final int slot;

    /**
     * @param slot of the variable; -1 where the loop has none for the value
     */
    ElementVariableNode(int slot) {
        this.slot = slot;
    }

    /** Returns false, and does nothing, where the array part has no value for {@code key}. */
    abstract boolean execute(VirtualFrame frame, LuaTable table, long key);

    @Specialization(guards = {"table.isIntegerArray()", "table.hasInteger(key)"})
    final boolean doInteger(VirtualFrame frame, LuaTable table, long key) {
        if (slot >= 0) {
            frame.setLong(slot, table.integerArray()[(int) key - 1]);
        }
        return true;
    }

    @Specialization(guards = {"table.isFloatArray()", "table.hasFloat(key)"})
    final boolean doFloat(VirtualFrame frame, LuaTable table, long key) {
        if (slot >= 0) {
            frame.setDouble(slot, table.floatArray()[(int) key - 1]);
        }
        return true;
    }

    @Specialization(guards = {"table.isObjectArray()", "table.hasObject(key)"})
    final boolean doObject(VirtualFrame frame, LuaTable table, long key) {
        if (slot >= 0) {
            LocalSlot.set(frame, slot, table.objectArray()[(int) key - 1]);
        }
        return true;
    }

    @Specialization(guards = "!table.hasElement(key)")
    static boolean doNone(@SuppressWarnings("unused") LuaTable table, @SuppressWarnings("unused") long key) {
        return false;
    }
}
