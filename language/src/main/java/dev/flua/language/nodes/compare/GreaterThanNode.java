package dev.flua.language.nodes.compare;

import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.table.Event;

/** {@code a > b}, which asks for the same metamethod as {@code b < a}. */
public final class GreaterThanNode extends OrderNode {
    public GreaterThanNode(LuaExpressionNode left, LuaExpressionNode right) {
        super(left, right);
    }

    @Override
    boolean compare(long left, long right) {
        return left > right;
    }

    @Override
    boolean compare(double left, double right) {
        return left > right;
    }

    @Override
    boolean compare(long left, double right) {
        return MixedComparison.less(right, left);
    }

    @Override
    boolean compare(double left, long right) {
        return MixedComparison.less(right, left);
    }

    @Override
    boolean isInOrder(int order) {
        return order > 0;
    }

    @Override
    OrderMetamethodNode createOther() {
        return OrderMetamethodNode.create(Event.LT);
    }

    @Override
    boolean compare(OrderMetamethodNode metamethod, Object left, Object right) {
        return metamethod.execute(right, left);
    }
}
