package dev.flua.language.nodes.assign;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.MultipleValuesNode;
import dev.flua.language.runtime.LuaNil;

/** A list of expressions adjusted to a given number of values (manual §3.3.3). */
public final class AdjustedValuesNode extends Node {
    private final int count;

    @Children
    private final LuaExpressionNode[] values;

    public AdjustedValuesNode(LuaExpressionNode[] values, int count) {
        this.values = values;
        this.count = count;
    }

    /** Exactly {@code count} values; surplus expressions are evaluated and dropped. */
    @ExplodeLoop
    public Object[] execute(VirtualFrame frame) {
        Object[] result = new Object[count];
        for (int i = 0; i < values.length; i++) {
            if (i == values.length - 1 && i < count - 1 && values[i] instanceof MultipleValuesNode multiple) {
                spread(multiple.executeMultiple(frame), result, i);
                return result;
            }
            Object value = values[i].execute(frame);
            if (i < count) {
                result[i] = value;
            }
        }
        for (int i = values.length; i < count; i++) {
            result[i] = LuaNil.NIL;
        }
        return result;
    }

    @ExplodeLoop
    private void spread(Object list, Object[] result, int from) {
        if (list instanceof Object[] several) {
            for (int i = from; i < count; i++) {
                result[i] = i - from < several.length ? several[i - from] : LuaNil.NIL;
            }
        } else {
            result[from] = list;
            for (int i = from + 1; i < count; i++) {
                result[i] = LuaNil.NIL;
            }
        }
    }
}
