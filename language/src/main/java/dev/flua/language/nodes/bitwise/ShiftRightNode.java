package dev.flua.language.nodes.bitwise;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.nodes.BinaryNode;
import dev.flua.language.nodes.arith.OperatorMetamethodNode;
import dev.flua.language.runtime.table.Event;

/** {@code a >> b}, filling with zeros. */
public abstract class ShiftRightNode extends BinaryNode {
    @Specialization
    static long doIntegers(long left, long right) {
        return Shift.right(left, right);
    }

    @Fallback
    final Object doOther(Object left, Object right, @Cached("createOther()") OperatorMetamethodNode other) {
        Long leftInteger = BitOperand.of(left);
        Long rightInteger = BitOperand.of(right);
        return leftInteger == null || rightInteger == null
                ? other.execute(left, right)
                : (Object) doIntegers(leftInteger, rightInteger);
    }

    static OperatorMetamethodNode createOther() {
        return OperatorMetamethodNode.create(Event.SHR);
    }
}
