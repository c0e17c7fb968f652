package dev.flua.language.nodes.arith;

import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.FloatArithmetic;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.table.Event;

/** {@code a % b}; the result has the sign of the divisor. */
public final class ModuloNode extends ArithmeticNode {
    public ModuloNode(LuaExpressionNode left, LuaExpressionNode right) {
        super(left, right);
    }

    @Override
    protected long apply(long left, long right) {
        if (right == 0) {
            throw Errors.at(this, "attempt to perform 'n%0'");
        }
        return Math.floorMod(left, right);
    }

    @Override
    protected double apply(double left, double right) {
        return FloatArithmetic.modulo(left, right);
    }

    @Override
    protected Event event() {
        return Event.MOD;
    }
}
