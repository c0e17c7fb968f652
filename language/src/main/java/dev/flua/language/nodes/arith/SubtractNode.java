package dev.flua.language.nodes.arith;

import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.runtime.table.Event;

/** {@code a - b}; integers wrap around. */
public abstract class SubtractNode extends ArithmeticNode {
    @Specialization
    static long doIntegers(long left, long right) {
        return left - right;
    }

    @Override
    protected final double apply(double left, double right) {
        return left - right;
    }

    @Override
    protected final Event event() {
        return Event.SUB;
    }
}
