package dev.flua.language.nodes.arith;

import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.runtime.table.Event;

/** {@code a / b}, always a float. */
public abstract class DivideNode extends ArithmeticNode {
    @Specialization
    final double doIntegers(long left, long right) {
        return apply((double) left, (double) right);
    }

    @Override
    protected final double apply(double left, double right) {
        return left / right;
    }

    @Override
    protected final Event event() {
        return Event.DIV;
    }
}
