package dev.flua.language.nodes.compare;

import com.oracle.truffle.api.dsl.NeverDefault;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.table.Event;

/** {@code a < b}. */
public final class LessThanNode extends OrderNode {
    public LessThanNode(LuaExpressionNode left, LuaExpressionNode right) {
        super(left, right);
    }

    /** A node without operand expressions, for {@link #executeBoolean(Object, Object)}. */
    @NeverDefault
    public static LessThanNode create() {
        return new LessThanNode(null, null);
    }

    @Override
    boolean compare(long left, long right) {
        return left < right;
    }

    @Override
    boolean compare(double left, double right) {
        return left < right;
    }

    @Override
    boolean compare(long left, double right) {
        return MixedComparison.less(left, right);
    }

    @Override
    boolean compare(double left, long right) {
        return MixedComparison.less(left, right);
    }

    @Override
    boolean isInOrder(int order) {
        return order < 0;
    }

    @Override
    OrderMetamethodNode createOther() {
        return OrderMetamethodNode.create(Event.LT);
    }

    @Override
    boolean compare(OrderMetamethodNode metamethod, Object left, Object right) {
        return metamethod.execute(left, right);
    }
}
