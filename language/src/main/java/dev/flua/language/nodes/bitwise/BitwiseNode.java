package dev.flua.language.nodes.bitwise;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.GenerateCached;
import dev.flua.language.nodes.BinaryNode;
import dev.flua.language.nodes.arith.OperatorMetamethodNode;
import dev.flua.language.runtime.table.Event;

/** What binary bitwise operators have in common: floats of integral value are integers, other operands have metamethods. */
@GenerateCached(false)
public abstract class BitwiseNode extends BinaryNode {
    /** The event of the operator's metamethod. */
    protected abstract Event event();

    /** The operation on integers; a specialisation. */
    protected abstract long doIntegers(long left, long right);

    @Fallback
    protected final Object doOther(Object left, Object right, @Cached("createOther()") OperatorMetamethodNode other) {
        Long leftInteger = BitOperand.of(left);
        Long rightInteger = BitOperand.of(right);
        return leftInteger == null || rightInteger == null
                ? other.execute(left, right)
                : (Object) doIntegers(leftInteger, rightInteger);
    }

    protected final OperatorMetamethodNode createOther() {
        return OperatorMetamethodNode.create(event());
    }
}
