package dev.flua.language.nodes.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.MultipleValuesNode;
import dev.flua.language.nodes.literal.ConstantNode;
import dev.flua.language.nodes.literal.IntegerNode;
import dev.flua.language.nodes.tools.AllocatingNode;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.table.LuaTable;
import java.util.Arrays;
import java.util.Objects;

/**
 * A table constructor with items of any kind. Items with a key are stored in the order of the source; positional ones wait, and are
 * stored in batches, as the reference does (lparser.c, {@code closelistfield} and {@code lastlistfield}): so of two items for one
 * place, the positional one mostly wins.
 */
public final class TableConstructorNode extends LuaExpressionNode implements AllocatingNode {
    /** The reference's LFIELDS_PER_FLUSH. */
    private static final int BATCH = 50;

    private final int line;
    private final int waiting;
    private final boolean namesZero;
    private final int items;

    /** Null for a positional item. */
    @Children
    private final LuaExpressionNode[] keys;

    @Children
    private final LuaExpressionNode[] values;

    public TableConstructorNode(LuaExpressionNode[] keys, LuaExpressionNode[] values, int line) {
        this.keys = keys;
        this.values = values;
        this.line = line;
        this.waiting = waiting(keys);
        this.items = (int) Arrays.stream(keys).filter(Objects::isNull).count();
        this.namesZero = items == 0
                && Arrays.stream(keys).anyMatch(key -> key instanceof IntegerNode integer && integer.value() == 0);
    }

    /** How many positional items have to wait at most: none where no item with a key behind them can be for the same place. */
    private static int waiting(LuaExpressionNode[] keys) {
        int items = 0;
        boolean wait = false;
        for (LuaExpressionNode key : keys) {
            if (key == null) {
                items++;
            } else if (!(key instanceof ConstantNode constant && constant.value() instanceof LuaString)) {
                wait |= items > 0;
            }
        }
        return wait ? Math.min(items, BATCH) : 0;
    }

    @Override
    @ExplodeLoop
    public Object execute(VirtualFrame frame) {
        LuaTable table = new LuaTable();
        Object[] pending = new Object[waiting];
        int count = 0;
        long stored = 0;
        for (int i = 0; i < values.length; i++) {
            if (count == BATCH) {
                store(table, stored, pending, count);
                stored += count;
                count = 0;
            }
            if (keys[i] != null) {
                put(table, keys[i].execute(frame), values[i].execute(frame));
            } else if (i == values.length - 1 && values[i] instanceof MultipleValuesNode multiple) {
                Object[] rest = Values.all(multiple.executeMultiple(frame));
                store(table, stored, pending, count);
                putAll(table, stored + count + 1, rest);
                return table;
            } else if (waiting > 0) {
                pending[count++] = values[i].execute(frame);
            } else {
                putItem(table, ++stored, values[i].execute(frame));
            }
        }
        store(table, stored, pending, count);
        if (namesZero) {
            table.traverseZeroFirst();
        }
        return table;
    }

    @ExplodeLoop
    private void store(LuaTable table, long before, Object[] pending, int count) {
        for (int i = 0; i < count; i++) {
            putItem(table, before + i + 1, pending[i]);
        }
    }

    /** There is room for all items from the first on: nil among them does not end the sequence that {@code #} sees (lparser.c, OP_NEWTABLE). */
    private void putItem(LuaTable table, long position, Object value) {
        if (position == 1) {
            table.ensureArray(items, value);
        }
        table.put(position, value);
    }

    @TruffleBoundary
    private static void putAll(LuaTable table, long position, Object[] rest) {
        if (rest.length > 0) {
            table.ensureArray((int) position - 1 + rest.length, rest[0]);
        }
        for (int i = 0; i < rest.length; i++) {
            table.put(position + i, rest[i]);
        }
    }

    private void put(LuaTable table, Object key, Object value) {
        if (key == LuaNil.NIL || (key instanceof Double number && Double.isNaN(number))) {
            throw invalidKey(key);
        }
        if (key instanceof LuaString name) {
            table.put(name, value);
        } else {
            table.put(key, value);
        }
    }

    @TruffleBoundary
    private LuaError invalidKey(Object key) {
        return Errors.at(this, key == LuaNil.NIL ? "table index is nil" : "table index is NaN");
    }

    @Override
    public int line() {
        return line;
    }

    /** Whether there are positional items. */
    public boolean hasItems() {
        return items > 0;
    }

    /** Whether an expression is a positional item. */
    public boolean isItem(LuaExpressionNode value) {
        for (int i = 0; i < values.length; i++) {
            if (keys[i] == null && (values[i] == value || values[i] == value.getParent())) {
                return true;
            }
        }
        return false;
    }
}
