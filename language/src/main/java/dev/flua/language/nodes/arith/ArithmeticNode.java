package dev.flua.language.nodes.arith;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.LuaTypesGen;
import dev.flua.language.nodes.NumberOperatorNode;
import dev.flua.language.runtime.LuaNumber;
import dev.flua.language.runtime.table.Event;

/** What binary arithmetic operators have in common: an integer and a float are two floats, other operands have metamethods. */
public abstract class ArithmeticNode extends NumberOperatorNode {
    /** Null until operands were met that are not numbers. */
    @Child
    private OperatorMetamethodNode other;

    protected ArithmeticNode(LuaExpressionNode left, LuaExpressionNode right) {
        super(left, right);
    }

    /** The event of the operator's metamethod. */
    protected abstract Event event();

    /** The operation on integers, unless it {@linkplain #isOnFloats() is one on floats only}. */
    protected abstract long apply(long left, long right);

    /** The operation on floats. */
    protected abstract double apply(double left, double right);

    /** Whether two integers are two floats, too. */
    protected boolean isOnFloats() {
        return false;
    }

    @Override
    public final Object execute(VirtualFrame frame) {
        if (!hasMetOnlyNumbers()) {
            return compute(left.execute(frame), right.execute(frame));
        }
        try {
            if (yieldsInteger()) {
                return integers(frame);
            }
            return hasMetOneCombination()
                    ? (Object) floats(frame)
                    : numbers(frame).box();
        } catch (UnexpectedResultException e) {
            return e.getResult();
        }
    }

    @Override
    public final long executeLong(VirtualFrame frame) throws UnexpectedResultException {
        return yieldsInteger() ? integers(frame) : LuaTypesGen.expectLong(execute(frame));
    }

    @Override
    public final double executeDouble(VirtualFrame frame) throws UnexpectedResultException {
        if (hasMetOneCombination() && !yieldsInteger()) {
            return floats(frame);
        }
        LuaNumber result = executeNumber(frame);
        if (result.isInteger()) {
            throw new UnexpectedResultException(result.box());
        }
        return result.number();
    }

    @Override
    public final LuaNumber executeNumber(VirtualFrame frame) throws UnexpectedResultException {
        if (!hasMetOnlyNumbers()) {
            return expectNumber(execute(frame));
        }
        if (yieldsInteger()) {
            return LuaNumber.of(integers(frame));
        }
        return hasMetOneCombination() ? LuaNumber.of(floats(frame)) : numbers(frame);
    }

    private boolean yieldsInteger() {
        return hasMetOnly(INTEGERS) && !isOnFloats();
    }

    private long integers(VirtualFrame frame) throws UnexpectedResultException {
        long first;
        long second;
        try {
            first = left.executeLong(frame);
        } catch (UnexpectedResultException e) {
            return LuaTypesGen.expectLong(computeWithLeft(frame, e.getResult()));
        }
        try {
            second = right.executeLong(frame);
        } catch (UnexpectedResultException e) {
            return LuaTypesGen.expectLong(computeUnexpected(first, e.getResult()));
        }
        return apply(first, second);
    }

    /** Computes with the only combination that was met. */
    private double floats(VirtualFrame frame) throws UnexpectedResultException {
        boolean leftIsInteger = hasMet(INTEGERS | INTEGER_FLOAT);
        boolean rightIsInteger = hasMet(INTEGERS | FLOAT_INTEGER);
        long integer = 0;
        double first;
        double second;
        try {
            if (leftIsInteger) {
                integer = left.executeLong(frame);
                first = (double) integer;
            } else {
                first = left.executeDouble(frame);
            }
        } catch (UnexpectedResultException e) {
            return LuaTypesGen.expectDouble(computeWithLeft(frame, e.getResult()));
        }
        try {
            second = rightIsInteger ? (double) right.executeLong(frame) : right.executeDouble(frame);
        } catch (UnexpectedResultException e) {
            Object value = leftIsInteger ? (Object) integer : (Object) first;
            return LuaTypesGen.expectDouble(computeUnexpected(value, e.getResult()));
        }
        return apply(first, second);
    }

    private LuaNumber numbers(VirtualFrame frame) throws UnexpectedResultException {
        LuaNumber first;
        LuaNumber second;
        try {
            first = leftNumber(frame);
        } catch (UnexpectedResultException e) {
            return expectNumber(computeWithLeft(frame, e.getResult()));
        }
        try {
            second = rightNumber(frame);
        } catch (UnexpectedResultException e) {
            return expectNumber(computeUnexpected(first.box(), e.getResult()));
        }
        if (isOnFloats() || !first.isInteger() || !second.isInteger()) {
            return LuaNumber.of(apply(first.toFloat(), second.toFloat()));
        }
        if (!hasMet(INTEGERS)) {
            return expectNumber(computeUnexpected(first.box(), second.box()));
        }
        return LuaNumber.of(apply(first.integer(), second.integer()));
    }

    /** After the left operand was not what was expected. */
    private Object computeWithLeft(VirtualFrame frame, Object first) {
        CompilerDirectives.transferToInterpreterAndInvalidate();
        return compute(first, right.execute(frame));
    }

    /** After the right operand was not what was expected, or the combination. */
    private Object computeUnexpected(Object first, Object second) {
        CompilerDirectives.transferToInterpreterAndInvalidate();
        return compute(first, second);
    }

    /** Computes with operands that were evaluated before; what was not met is not compiled. */
    private Object compute(Object first, Object second) {
        if (hasMet(INTEGERS) && first instanceof Long a && second instanceof Long b) {
            return isOnFloats() ? (Object) apply((double) a, (double) b) : (Object) apply((long) a, (long) b);
        }
        if (hasMet(FLOATS) && first instanceof Double a && second instanceof Double b) {
            return apply((double) a, (double) b);
        }
        if (hasMet(INTEGER_FLOAT) && first instanceof Long a && second instanceof Double b) {
            return apply((double) a, (double) b);
        }
        if (hasMet(FLOAT_INTEGER) && first instanceof Double a && second instanceof Long b) {
            return apply((double) a, (double) b);
        }
        if (hasMet(OTHER) && !areNumbers(first, second)) {
            return metamethod().execute(first, second);
        }
        learn(first, second);
        return compute(first, second);
    }

    private OperatorMetamethodNode metamethod() {
        if (other == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            other = insert(OperatorMetamethodNode.create(event()));
        }
        return other;
    }
}
