package dev.flua.language.nodes.arith;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.nodes.BinaryNode;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.table.Event;

/** {@code a % b}; the result has the sign of the divisor (the reference's luai_nummod). */
public abstract class ModuloNode extends BinaryNode {
    @Specialization(guards = "right != 0")
    static long doIntegers(long left, long right) {
        return Math.floorMod(left, right);
    }

    @Specialization(guards = "right == 0")
    final long doZero(@SuppressWarnings("unused") long left, @SuppressWarnings("unused") long right) {
        throw LuaError.at(this, "attempt to perform 'n%0'");
    }

    @Specialization
    static double doFloats(double left, double right) {
        return modulo(left, right);
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

    private static double modulo(double left, double right) {
        double remainder = left % right;
        if (remainder != 0 && (remainder < 0) != (right < 0)) {
            remainder += right;
        }
        return remainder;
    }

    static OperatorMetamethodNode createOther() {
        return OperatorMetamethodNode.create(Event.MOD);
    }
}
