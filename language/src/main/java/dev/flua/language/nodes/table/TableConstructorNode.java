package dev.flua.language.nodes.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.MultipleValuesNode;
import dev.flua.language.nodes.tools.AllocatingNode;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.table.LuaTable;
import java.util.Arrays;

/** A table constructor with items of any kind, in the order of the source. */
public final class TableConstructorNode extends LuaExpressionNode implements AllocatingNode {
    private final int line;

    /** Null for a positional item. */
    @Children
    private final LuaExpressionNode[] keys;

    @Children
    private final LuaExpressionNode[] values;

    public TableConstructorNode(LuaExpressionNode[] keys, LuaExpressionNode[] values, int line) {
        this.keys = keys;
        this.values = values;
        this.line = line;
    }

    @Override
    @ExplodeLoop
    public Object execute(VirtualFrame frame) {
        LuaTable table = new LuaTable();
        long position = 1;
        for (int i = 0; i < values.length; i++) {
            if (keys[i] != null) {
                put(table, keys[i].execute(frame), values[i].execute(frame));
            } else if (i == values.length - 1 && values[i] instanceof MultipleValuesNode multiple) {
                putAll(table, position, Values.all(multiple.executeMultiple(frame)));
            } else {
                table.put(position++, values[i].execute(frame));
            }
        }
        return table;
    }

    @TruffleBoundary
    private static void putAll(LuaTable table, long position, Object[] rest) {
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
        return LuaError.at(this, key == LuaNil.NIL ? "table index is nil" : "table index is NaN");
    }

    @Override
    public int line() {
        return line;
    }

    /** Whether there are positional items. */
    public boolean hasItems() {
        return Arrays.asList(keys).contains(null);
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
