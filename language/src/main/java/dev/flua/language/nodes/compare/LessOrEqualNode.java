package dev.flua.language.nodes.compare;

import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.table.Event;

/** {@code a <= b}. */
public final class LessOrEqualNode extends OrderNode {
    public LessOrEqualNode(LuaExpressionNode left, LuaExpressionNode right) {
        super(left, right);
    }

    @Override
    boolean compare(long left, long right) {
        return left <= right;
    }

    @Override
    boolean compare(double left, double right) {
        return left <= right;
    }

    @Override
    boolean compare(long left, double right) {
        return MixedComparison.lessOrEqual(left, right);
    }

    @Override
    boolean compare(double left, long right) {
        return MixedComparison.lessOrEqual(left, right);
    }

    @Override
    boolean isInOrder(int order) {
        return order <= 0;
    }

    @Override
    OrderMetamethodNode createOther() {
        return OrderMetamethodNode.create(Event.LE);
    }

    @Override
    boolean compare(OrderMetamethodNode metamethod, Object left, Object right) {
        return metamethod.execute(left, right);
    }
}
