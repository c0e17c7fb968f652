package dev.flua.language.nodes.compare;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.literal.ConstantNode;
import dev.flua.language.runtime.LuaString;

/**
 * {@code a == "text"}, {@code a == nil}, {@code a == true}: nothing has to be learned about the other operand, because no metamethod
 * is asked.
 */
public final class EqualConstantNode extends LuaExpressionNode {
    @Child
    private LuaExpressionNode operand;

    private final Object constant;

    public EqualConstantNode(LuaExpressionNode operand, ConstantNode constant) {
        this.operand = operand;
        this.constant = constant.value();
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return executeBoolean(frame);
    }

    @Override
    public boolean executeBoolean(VirtualFrame frame) {
        Object value = operand.execute(frame);
        if (value == constant) {
            return true;
        }
        if (constant instanceof LuaString text) {
            return value instanceof LuaString other && text.equals(other);
        }
        return constant instanceof Boolean truth && truth.equals(value);
    }
}
