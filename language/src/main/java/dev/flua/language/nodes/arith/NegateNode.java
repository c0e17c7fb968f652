package dev.flua.language.nodes.arith;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.nodes.UnaryNode;
import dev.flua.language.runtime.table.Event;

/** {@code -a}; the least integer is its own negation. */
public abstract class NegateNode extends UnaryNode {
    @Specialization
    static long doInteger(long operand) {
        return -operand;
    }

    @Specialization
    static double doFloat(double operand) {
        return -operand;
    }

    @Fallback
    final Object doOther(Object operand, @Cached("createOther()") OperatorMetamethodNode other) {
        return other.execute(operand, operand);
    }

    static OperatorMetamethodNode createOther() {
        return OperatorMetamethodNode.create(Event.UNM);
    }
}
