package dev.flua.language.nodes;

import com.oracle.truffle.api.dsl.NodeChild;

/** An operator with one operand. */
@NodeChild(value = "operand", type = LuaExpressionNode.class)
public abstract class UnaryNode extends LuaExpressionNode {
    private int operatorLine;

    public abstract LuaExpressionNode getOperand();

    /** Sets the line that errors are reported on, which is that of the operator. */
    public final void setLine(int line) {
        operatorLine = line;
    }

    @Override
    public final int line() {
        return operatorLine;
    }
}
