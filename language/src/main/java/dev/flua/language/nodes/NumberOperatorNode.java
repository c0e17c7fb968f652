package dev.flua.language.nodes;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import dev.flua.language.runtime.LuaNumber;

/**
 * An operator for numbers, integers and floats in all combinations, and for other operands.
 *
 * <p>A node evaluates an operand as the kind that it has always had, else as any number ({@link LuaNumber}). Once both operands
 * have had a kind each, their combination needs no learning, and no code is thrown away for it; only two integers, which alone
 * make an integer, are learnt by themselves.
 *
 * <p>Written by hand, because the DSL evaluates operands of several kinds as boxed objects.
 */
public abstract class NumberOperatorNode extends BinaryNode {
    protected static final int INTEGERS = 1;
    protected static final int INTEGER_FLOAT = 2;
    protected static final int FLOAT_INTEGER = 4;
    protected static final int FLOATS = 8;
    protected static final int OTHER = 16;

    @Child
    protected LuaExpressionNode left;

    @Child
    protected LuaExpressionNode right;

    /** The combinations of operands that were met. */
    @CompilationFinal
    private int met;

    protected NumberOperatorNode(LuaExpressionNode left, LuaExpressionNode right) {
        this.left = left;
        this.right = right;
    }

    /** Whether any of the combinations was met. */
    protected final boolean hasMet(int combinations) {
        return (met & combinations) != 0;
    }

    /** Whether this combination was met and no other. */
    protected final boolean hasMetOnly(int combination) {
        return met == combination;
    }

    /** Whether one combination was met, and of numbers. */
    protected final boolean hasMetOneCombination() {
        return met == INTEGERS || met == INTEGER_FLOAT || met == FLOAT_INTEGER || met == FLOATS;
    }

    /** Whether all operands were numbers, and there were some. */
    protected final boolean hasMetOnlyNumbers() {
        return met != 0 && (met & OTHER) == 0;
    }

    private static int combination(Object first, Object second) {
        if (!areNumbers(first, second)) {
            return OTHER;
        }
        if (first instanceof Long) {
            return second instanceof Long ? INTEGERS : INTEGER_FLOAT;
        }
        return second instanceof Long ? FLOAT_INTEGER : FLOATS;
    }

    protected static boolean areNumbers(Object first, Object second) {
        return isNumber(first) && isNumber(second);
    }

    private static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof Double;
    }

    /** Evaluates the left operand as a number, as the kind that it always had, if there is one. */
    protected final LuaNumber leftNumber(VirtualFrame frame) throws UnexpectedResultException {
        return number(left, INTEGERS | INTEGER_FLOAT, FLOATS | FLOAT_INTEGER, frame);
    }

    /** Evaluates the right operand in the same way. */
    protected final LuaNumber rightNumber(VirtualFrame frame) throws UnexpectedResultException {
        return number(right, INTEGERS | FLOAT_INTEGER, FLOATS | INTEGER_FLOAT, frame);
    }

    private LuaNumber number(LuaExpressionNode operand, int integers, int floats, VirtualFrame frame)
            throws UnexpectedResultException {
        if (!hasMet(floats)) {
            return LuaNumber.of(operand.executeLong(frame));
        }
        return hasMet(integers) ? operand.executeNumber(frame) : LuaNumber.of(operand.executeDouble(frame));
    }

    /** From now on, expects such operands, too. */
    protected final void learn(Object first, Object second) {
        CompilerDirectives.transferToInterpreterAndInvalidate();
        met = widen(met | combination(first, second));
    }

    /** Adds the combinations of the kinds that each operand has had, but for two integers. */
    private static int widen(int met) {
        boolean leftIsFloat = (met & (FLOAT_INTEGER | FLOATS)) != 0;
        boolean rightIsFloat = (met & (INTEGER_FLOAT | FLOATS)) != 0;
        int all = met;
        if (rightIsFloat && (met & (INTEGERS | INTEGER_FLOAT)) != 0) {
            all |= INTEGER_FLOAT;
        }
        if (leftIsFloat && (met & (INTEGERS | FLOAT_INTEGER)) != 0) {
            all |= FLOAT_INTEGER;
        }
        return leftIsFloat && rightIsFloat ? all | FLOATS : all;
    }

    @Override
    public final LuaExpressionNode getLeft() {
        return left;
    }

    @Override
    public final LuaExpressionNode getRight() {
        return right;
    }
}
