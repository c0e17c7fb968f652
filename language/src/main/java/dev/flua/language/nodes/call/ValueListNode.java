package dev.flua.language.nodes.call;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.MultipleValuesNode;

/** A list of expressions, whose last can yield several values (manual §3.4.12), evaluated into one array. */
public final class ValueListNode extends Node {
    private final int reserved;

    @Children
    private final LuaExpressionNode[] single;

    @Child
    private MultipleValuesNode last;

    /**
     * @param reserved elements left free at the beginning of the array
     */
    public ValueListNode(LuaExpressionNode[] values, int reserved) {
        this.reserved = reserved;
        int count = values.length;
        if (count > 0 && values[count - 1] instanceof MultipleValuesNode multiple) {
            this.last = multiple;
            count--;
        }
        this.single = new LuaExpressionNode[count];
        System.arraycopy(values, 0, single, 0, count);
    }

    @ExplodeLoop
    public Object[] execute(VirtualFrame frame) {
        int fixed = reserved + single.length;
        if (last == null) {
            Object[] result = new Object[fixed];
            for (int i = 0; i < single.length; i++) {
                result[reserved + i] = single[i].execute(frame);
            }
            return result;
        }
        Object[] values = new Object[single.length];
        for (int i = 0; i < single.length; i++) {
            values[i] = single[i].execute(frame);
        }
        Object rest = last.executeMultiple(frame);
        Object[] result;
        if (rest instanceof Object[] several) {
            result = new Object[fixed + several.length];
            System.arraycopy(several, 0, result, fixed, several.length);
        } else {
            result = new Object[fixed + 1];
            result[fixed] = rest;
        }
        System.arraycopy(values, 0, result, reserved, single.length);
        return result;
    }

    /** Whether an expression is the last of the list, and has one value. */
    public boolean isLast(LuaExpressionNode value) {
        if (last != null || single.length == 0) {
            return false;
        }
        Node element = single[single.length - 1];
        return element == value || element == value.getParent(); // or what watches the value
    }
}
