package dev.flua.stdlib.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.builtins.VariableArguments;
import dev.flua.language.nodes.arith.LengthNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.table.Event;
import dev.flua.language.runtime.table.LuaTable;

/** A function that works on a table, or on whatever has the metamethods to behave like one. */
abstract class TableBuiltinNode extends LuaBuiltinNode {
    /** Whether no metamethod has a say in the table's length. */
    static boolean hasPlainLength(LuaTable table) {
        return table.shape().lacks(Event.LEN);
    }

    static boolean isPlainList(Object value) {
        return value instanceof LuaTable table && hasPlainLength(table);
    }

    /** Whether no metamethod has a say in the table's length and in what is written to it. */
    static boolean isAppendable(LuaTable table) {
        return hasPlainLength(table) && table.shape().hasNoNewIndex();
    }

    /** Whether the table is read, written and measured without metamethods. */
    static boolean isPlain(LuaTable table) {
        return isAppendable(table) && table.shape().hasNoIndex();
    }

    static boolean isPlainTable(Object value) {
        return value instanceof LuaTable table && isPlain(table);
    }

    /**
     * Whether the array part is all that the list of this size has, and no metamethod has a say in its elements from
     * {@code position} on, which is within the list.
     */
    static boolean isArrayFrom(LuaTable table, long position, long size) {
        return size == table.arraySize()
                && (table.shape().hasNoIndex() || ArrayElements.isComplete(table, (int) position - 1));
    }

    /**
     * Accepts tables, other values whose metatable has all the given metamethods (the reference's {@code checktab}), and lists and
     * arrays of other languages.
     *
     * @param position of the argument, counted from 1
     */
    final void checkTable(VirtualFrame frame, int position, Object value, Event... required) {
        if (!(value instanceof LuaTable) && !behavesLikeTable(value, required)) {
            throw typeError(position, "table", frame.getArguments().length > position ? value : null);
        }
    }

    @TruffleBoundary
    private static boolean behavesLikeTable(Object value, Event[] required) {
        if (ForeignAccess.isList(value)) {
            return true;
        }
        LuaTable metatable = Metatables.of(value);
        if (metatable == null) {
            return false;
        }
        for (Event event : required) {
            if (metatable.get(event.key()) == LuaNil.NIL) {
                return false;
            }
        }
        return true;
    }

    /** The length with {@code __len}, which must be an integer ({@code luaL_len}). */
    final long length(Object value, LengthNode length) {
        Object result = length.execute(value);
        if (result instanceof Long integer) {
            return integer;
        }
        Long converted = Coercions.toInteger(result);
        if (converted == null) {
            throw error("object length is not an integer");
        }
        return converted;
    }

    /** The integer argument at {@code index} among those whose number matters; the function's {@code position}-th. */
    final long integer(Object[] values, int index, int position) {
        return values[index] instanceof Long integer
                ? integer
                : VariableArguments.integer(this, values, index, position);
    }
}
