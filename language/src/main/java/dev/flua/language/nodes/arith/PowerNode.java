package dev.flua.language.nodes.arith;

import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.FloatArithmetic;
import dev.flua.language.runtime.table.Event;

/** {@code a ^ b}, always a float. */
public final class PowerNode extends FloatArithmeticNode {
    public PowerNode(LuaExpressionNode left, LuaExpressionNode right) {
        super(left, right);
    }

    @Override
    protected double apply(double left, double right) {
        return FloatArithmetic.power(left, right);
    }

    @Override
    protected Event event() {
        return Event.POW;
    }
}
