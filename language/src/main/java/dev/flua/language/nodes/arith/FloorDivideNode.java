package dev.flua.language.nodes.arith;

import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.FloatArithmetic;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.table.Event;

/** {@code a // b}, rounded towards minus infinity. */
public final class FloorDivideNode extends ArithmeticNode {
    public FloorDivideNode(LuaExpressionNode left, LuaExpressionNode right) {
        super(left, right);
    }

    @Override
    protected long apply(long left, long right) {
        if (right == 0) {
            throw Errors.at(this, "attempt to divide by zero");
        }
        return Math.floorDiv(left, right);
    }

    @Override
    protected double apply(double left, double right) {
        return FloatArithmetic.floorDivide(left, right);
    }

    @Override
    protected Event event() {
        return Event.IDIV;
    }
}
