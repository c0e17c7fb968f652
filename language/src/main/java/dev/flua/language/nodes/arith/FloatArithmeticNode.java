package dev.flua.language.nodes.arith;

import com.oracle.truffle.api.CompilerDirectives;
import dev.flua.language.nodes.LuaExpressionNode;

/** An operator that takes two integers for two floats, too. */
abstract class FloatArithmeticNode extends ArithmeticNode {
    FloatArithmeticNode(LuaExpressionNode left, LuaExpressionNode right) {
        super(left, right);
    }

    @Override
    protected final boolean isOnFloats() {
        return true;
    }

    @Override
    protected final long apply(long left, long right) {
        throw CompilerDirectives.shouldNotReachHere();
    }
}
