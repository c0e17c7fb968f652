package dev.flua.language.nodes.arith;

import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.runtime.FloatArithmetic;
import dev.flua.language.runtime.table.Event;

/** {@code a ^ b}, always a float. */
public abstract class PowerNode extends ArithmeticNode {
    @Specialization
    final double doIntegers(long left, long right) {
        return apply((double) left, (double) right);
    }

    @Override
    protected final double apply(double left, double right) {
        return FloatArithmetic.power(left, right);
    }

    @Override
    protected final Event event() {
        return Event.POW;
    }
}
