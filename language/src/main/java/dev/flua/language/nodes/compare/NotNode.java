package dev.flua.language.nodes.compare;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.control.ConditionNode;

/** {@code not a}; {@code a ~= b} is {@code not (a == b)}. */
public final class NotNode extends LuaExpressionNode {
    @Child
    private ConditionNode operand;

    public NotNode(LuaExpressionNode operand) {
        this.operand = new ConditionNode(operand);
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return executeBoolean(frame);
    }

    @Override
    public boolean executeBoolean(VirtualFrame frame) {
        return !operand.execute(frame);
    }
}
