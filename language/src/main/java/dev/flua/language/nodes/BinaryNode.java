package dev.flua.language.nodes;

import com.oracle.truffle.api.dsl.NodeChild;

/** An operator with two operands, both of which are always evaluated, left to right. */
@NodeChild(value = "left", type = LuaExpressionNode.class)
@NodeChild(value = "right", type = LuaExpressionNode.class)
public abstract class BinaryNode extends LuaExpressionNode {
    private int operatorLine;

    public abstract LuaExpressionNode getLeft();

    public abstract LuaExpressionNode getRight();

    /** Sets the line that errors are reported on, which is that of the operator. */
    public final void setLine(int line) {
        operatorLine = line;
    }

    @Override
    public final int line() {
        return operatorLine;
    }
}
