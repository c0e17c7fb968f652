package dev.flua.language.nodes.arith;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.GenerateCached;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.nodes.BinaryNode;
import dev.flua.language.runtime.table.Event;

/** What binary arithmetic operators have in common: an integer and a float are two floats, other operands have metamethods. */
@GenerateCached(false)
public abstract class ArithmeticNode extends BinaryNode {
    /** The event of the operator's metamethod. */
    protected abstract Event event();

    /** The operation on floats. */
    protected abstract double apply(double left, double right);

    @Specialization
    protected final double doFloats(double left, double right) {
        return apply(left, right);
    }

    @Specialization
    protected final double doIntegerFloat(long left, double right) {
        return apply((double) left, right);
    }

    @Specialization
    protected final double doFloatInteger(double left, long right) {
        return apply(left, (double) right);
    }

    @Fallback
    protected final Object doOther(Object left, Object right, @Cached("createOther()") OperatorMetamethodNode other) {
        return other.execute(left, right);
    }

    protected final OperatorMetamethodNode createOther() {
        return OperatorMetamethodNode.create(event());
    }
}
