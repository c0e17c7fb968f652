package dev.flua.language.nodes.arith;

import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.runtime.FloatArithmetic;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.table.Event;

/** {@code a % b}; the result has the sign of the divisor. */
public abstract class ModuloNode extends ArithmeticNode {
    @Specialization(guards = "right != 0")
    static long doIntegers(long left, long right) {
        return Math.floorMod(left, right);
    }

    @Specialization(guards = "right == 0")
    final long doZero(@SuppressWarnings("unused") long left, @SuppressWarnings("unused") long right) {
        throw Errors.at(this, "attempt to perform 'n%0'");
    }

    @Override
    protected final double apply(double left, double right) {
        return FloatArithmetic.modulo(left, right);
    }

    @Override
    protected final Event event() {
        return Event.MOD;
    }
}
