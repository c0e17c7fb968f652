package dev.flua.language.nodes.arith;

import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.table.Event;

/** {@code a + b}; integers wrap around. */
public final class AddNode extends ArithmeticNode {
    public AddNode(LuaExpressionNode left, LuaExpressionNode right) {
        super(left, right);
    }

    @Override
    protected long apply(long left, long right) {
        return left + right;
    }

    @Override
    protected double apply(double left, double right) {
        return left + right;
    }

    @Override
    protected Event event() {
        return Event.ADD;
    }
}
