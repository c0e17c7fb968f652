package dev.flua.language.nodes.compare;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.NumberOperatorNode;
import dev.flua.language.runtime.LuaNumber;
import dev.flua.language.runtime.LuaString;

/** What comparisons for order have in common: numbers by value, strings by bytes, anything else through the metamethod. */
abstract class OrderNode extends NumberOperatorNode {
    /** Null until operands were met that are neither numbers nor strings. */
    @Child
    private OrderMetamethodNode other;

    OrderNode(LuaExpressionNode left, LuaExpressionNode right) {
        super(left, right);
    }

    abstract boolean compare(long left, long right);

    abstract boolean compare(double left, double right);

    abstract boolean compare(long left, double right);

    abstract boolean compare(double left, long right);

    /** @param order negative, 0 or positive, as the left string is before, equal to or after the right one */
    abstract boolean isInOrder(int order);

    abstract OrderMetamethodNode createOther();

    abstract boolean compare(OrderMetamethodNode metamethod, Object left, Object right);

    @Override
    public final Object execute(VirtualFrame frame) {
        return executeBoolean(frame);
    }

    @Override
    public final boolean executeBoolean(VirtualFrame frame) {
        if (hasMetOnly(INTEGERS)) {
            return integers(frame);
        }
        if (hasMetOnly(FLOATS)) {
            return floats(frame);
        }
        if (hasMetOnly(FLOAT_INTEGER)) {
            return floatInteger(frame);
        }
        return hasMetOnlyNumbers() ? numbers(frame) : executeBoolean(left.execute(frame), right.execute(frame));
    }

    private boolean integers(VirtualFrame frame) {
        long first;
        long second;
        try {
            first = left.executeLong(frame);
        } catch (UnexpectedResultException e) {
            return compareWithLeft(frame, e.getResult());
        }
        try {
            second = right.executeLong(frame);
        } catch (UnexpectedResultException e) {
            return compareUnexpected(first, e.getResult());
        }
        return compare(first, second);
    }

    private boolean floats(VirtualFrame frame) {
        double first;
        double second;
        try {
            first = left.executeDouble(frame);
        } catch (UnexpectedResultException e) {
            return compareWithLeft(frame, e.getResult());
        }
        try {
            second = right.executeDouble(frame);
        } catch (UnexpectedResultException e) {
            return compareUnexpected(first, e.getResult());
        }
        return compare(first, second);
    }

    /** Such as {@code x > 0}. */
    private boolean floatInteger(VirtualFrame frame) {
        double first;
        long second;
        try {
            first = left.executeDouble(frame);
        } catch (UnexpectedResultException e) {
            return compareWithLeft(frame, e.getResult());
        }
        try {
            second = right.executeLong(frame);
        } catch (UnexpectedResultException e) {
            return compareUnexpected(first, e.getResult());
        }
        return compare(first, second);
    }

    private boolean numbers(VirtualFrame frame) {
        LuaNumber first;
        LuaNumber second;
        try {
            first = leftNumber(frame);
        } catch (UnexpectedResultException e) {
            return compareWithLeft(frame, e.getResult());
        }
        try {
            second = rightNumber(frame);
        } catch (UnexpectedResultException e) {
            return compareUnexpected(first.box(), e.getResult());
        }
        if (!first.isInteger()) {
            return second.isInteger()
                    ? compare(first.number(), second.integer())
                    : compare(first.number(), second.number());
        }
        return second.isInteger()
                ? compare(first.integer(), second.integer())
                : compare(first.integer(), second.number());
    }

    /** After the left operand was not what was expected. */
    private boolean compareWithLeft(VirtualFrame frame, Object first) {
        CompilerDirectives.transferToInterpreterAndInvalidate();
        return executeBoolean(first, right.execute(frame));
    }

    /** After the right operand was not what was expected. */
    private boolean compareUnexpected(Object first, Object second) {
        CompilerDirectives.transferToInterpreterAndInvalidate();
        return executeBoolean(first, second);
    }

    /** Compares values that were evaluated before; what was not met is not compiled. */
    public final boolean executeBoolean(Object first, Object second) {
        if (hasMet(INTEGERS) && first instanceof Long a && second instanceof Long b) {
            return compare((long) a, (long) b);
        }
        if (hasMet(FLOATS) && first instanceof Double a && second instanceof Double b) {
            return compare((double) a, (double) b);
        }
        if (hasMet(INTEGER_FLOAT) && first instanceof Long a && second instanceof Double b) {
            return compare((long) a, (double) b);
        }
        if (hasMet(FLOAT_INTEGER) && first instanceof Double a && second instanceof Long b) {
            return compare((double) a, (long) b);
        }
        if (hasMet(OTHER)) {
            if (first instanceof LuaString a && second instanceof LuaString b) {
                return isInOrder(a.compareTo(b));
            }
            if (!areNumbers(first, second)) {
                return compare(metamethod(), first, second);
            }
        }
        learn(first, second);
        return executeBoolean(first, second);
    }

    private OrderMetamethodNode metamethod() {
        if (other == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            other = insert(createOther());
        }
        return other;
    }
}
