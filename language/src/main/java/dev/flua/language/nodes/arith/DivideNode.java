package dev.flua.language.nodes.arith;

import com.oracle.truffle.api.CompilerDirectives;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.table.Event;

/** {@code a / b}, always a float. */
public final class DivideNode extends ArithmeticNode {
    public DivideNode(LuaExpressionNode left, LuaExpressionNode right) {
        super(left, right);
    }

    @Override
    protected boolean isOnFloats() {
        return true;
    }

    @Override
    protected long apply(long left, long right) {
        throw CompilerDirectives.shouldNotReachHere();
    }

    @Override
    protected double apply(double left, double right) {
        return left / right;
    }

    @Override
    protected Event event() {
        return Event.DIV;
    }
}
