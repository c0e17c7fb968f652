package dev.flua.language.nodes.arith;

import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.runtime.FloatArithmetic;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.table.Event;

/** {@code a // b}, rounded towards minus infinity. */
public abstract class FloorDivideNode extends ArithmeticNode {
    @Specialization(guards = "right != 0")
    static long doIntegers(long left, long right) {
        return Math.floorDiv(left, right);
    }

    @Specialization(guards = "right == 0")
    final long doZero(@SuppressWarnings("unused") long left, @SuppressWarnings("unused") long right) {
        throw Errors.at(this, "attempt to divide by zero");
    }

    @Override
    protected final double apply(double left, double right) {
        return FloatArithmetic.floorDivide(left, right);
    }

    @Override
    protected final Event event() {
        return Event.IDIV;
    }
}
