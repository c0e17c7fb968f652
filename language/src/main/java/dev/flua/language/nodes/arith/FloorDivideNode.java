package dev.flua.language.nodes.arith;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.nodes.BinaryNode;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.table.Event;

/** {@code a // b}, rounded towards minus infinity. */
public abstract class FloorDivideNode extends BinaryNode {
    @Specialization(guards = "right != 0")
    static long doIntegers(long left, long right) {
        return Math.floorDiv(left, right);
    }

    @Specialization(guards = "right == 0")
    final long doZero(@SuppressWarnings("unused") long left, @SuppressWarnings("unused") long right) {
        throw LuaError.at(this, "attempt to divide by zero");
    }

    @Specialization
    static double doFloats(double left, double right) {
        return Math.floor(left / right);
    }

    @Specialization
    static double doIntegerFloat(long left, double right) {
        return doFloats((double) left, right);
    }

    @Specialization
    static double doFloatInteger(double left, long right) {
        return doFloats(left, (double) right);
    }

    @Fallback
    final Object doOther(Object left, Object right, @Cached("createOther()") OperatorMetamethodNode other) {
        return other.execute(left, right);
    }

    static OperatorMetamethodNode createOther() {
        return OperatorMetamethodNode.create(Event.IDIV);
    }
}
