package dev.flua.language.nodes.compare;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.BinaryNode;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.Event;

/** {@code a < b}: numbers by value, strings by bytes, anything else through the metamethod. */
public abstract class LessThanNode extends BinaryNode {
    @Override
    public abstract boolean executeBoolean(VirtualFrame frame);

    /** Compares values that were evaluated before. */
    public abstract boolean executeBoolean(Object left, Object right);

    @Specialization
    static boolean doIntegers(long left, long right) {
        return left < right;
    }

    @Specialization
    static boolean doFloats(double left, double right) {
        return left < right;
    }

    @Specialization
    static boolean doIntegerFloat(long left, double right) {
        return MixedComparison.less(left, right);
    }

    @Specialization
    static boolean doFloatInteger(double left, long right) {
        return MixedComparison.less(left, right);
    }

    @Specialization
    static boolean doStrings(LuaString left, LuaString right) {
        return left.compareTo(right) < 0;
    }

    @Fallback
    final boolean doOther(Object left, Object right, @Cached("createOther()") OrderMetamethodNode other) {
        return other.execute(left, right);
    }

    static OrderMetamethodNode createOther() {
        return OrderMetamethodNode.create(Event.LT);
    }

    /** A node without operand expressions, for {@link #executeBoolean(Object, Object)}. */
    @NeverDefault
    public static LessThanNode create() {
        return LessThanNodeGen.create(null, null);
    }
}
