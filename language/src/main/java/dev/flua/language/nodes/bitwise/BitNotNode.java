package dev.flua.language.nodes.bitwise;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.nodes.UnaryNode;
import dev.flua.language.nodes.arith.OperatorMetamethodNode;
import dev.flua.language.runtime.table.Event;

/** {@code ~a} */
public abstract class BitNotNode extends UnaryNode {
    @Specialization
    static long doInteger(long operand) {
        return ~operand;
    }

    @Fallback
    final Object doOther(Object operand, @Cached("createOther()") OperatorMetamethodNode other) {
        Long integer = BitOperand.of(operand);
        return integer == null ? other.execute(operand, operand) : (Object) doInteger(integer);
    }

    static OperatorMetamethodNode createOther() {
        return OperatorMetamethodNode.create(Event.BNOT);
    }
}
