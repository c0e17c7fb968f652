package dev.flua.language.nodes.concat;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import dev.flua.language.nodes.BinaryNode;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.arith.OperatorMetamethodNode;
import dev.flua.language.nodes.tools.AllocatingNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code a .. b}: strings and numbers are joined, without copying long ones. In {@code a .. b .. c}, where the right operand is such
 * a node, all are joined at once if they are short.
 */
public abstract class ConcatNode extends BinaryNode implements AllocatingNode {
    /** More than these are joined in several steps, so that code stays small. */
    private static final int MAX_OPERATORS = 12;

    /** This node, its right operand, the right operand of that, as long as they are such nodes; null until they are needed. */
    @CompilationFinal(dimensions = 1)
    private ConcatNode[] operators;

    /** Joins values that were evaluated before. */
    abstract Object executeWith(Object left, Object right);

    @Override
    public final Object execute(VirtualFrame frame) {
        if (!(getRight() instanceof ConcatNode)) {
            return executeWith(getLeft().execute(frame), getRight().execute(frame));
        }
        if (operators == null || !isChain(operators)) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            operators = chain();
        }
        return executeChain(frame, operators);
    }

    /** Whether each node is still the right operand of the one before: a tool may have put a node of its own between them. */
    @ExplodeLoop
    private static boolean isChain(ConcatNode[] nodes) {
        for (int i = 1; i < nodes.length; i++) {
            if (nodes[i - 1].getRight() != nodes[i]) {
                return false;
            }
        }
        return true;
    }

    private ConcatNode[] chain() {
        List<ConcatNode> nodes = new ArrayList<>();
        LuaExpressionNode next = this;
        while (nodes.size() < MAX_OPERATORS && next instanceof ConcatNode operator) {
            nodes.add(operator);
            next = operator.getRight();
        }
        return nodes.toArray(ConcatNode[]::new);
    }

    @ExplodeLoop
    private static Object executeChain(VirtualFrame frame, ConcatNode[] operators) {
        int count = operators.length;
        Object[] operands = new Object[count + 1];
        for (int i = 0; i < count; i++) {
            operands[i] = operators[i].getLeft().execute(frame);
        }
        operands[count] = operators[count - 1].getRight().execute(frame);
        LuaString joined = Coercions.joinShort(operands);
        if (joined != null) {
            return joined;
        }
        Object result = operands[count];
        for (int i = count - 1; i >= 0; i--) {
            result = operators[i].executeWith(operands[i], result);
        }
        return result;
    }

    @Specialization
    static LuaString doStrings(LuaString left, LuaString right) {
        return LuaString.concat(left, right);
    }

    @Specialization
    static LuaString doStringInteger(LuaString left, long right) {
        return LuaString.concat(left, Coercions.numberToString(right));
    }

    @Specialization
    static LuaString doIntegerString(long left, LuaString right) {
        return LuaString.concat(Coercions.numberToString(left), right);
    }

    @Fallback
    final Object doOther(Object left, Object right, @Cached("createOther()") OperatorMetamethodNode other) {
        LuaString leftString = Coercions.toStringOrNull(left);
        LuaString rightString = leftString == null ? null : Coercions.toStringOrNull(right);
        return rightString == null ? other.execute(left, right) : LuaString.concat(leftString, rightString);
    }

    static OperatorMetamethodNode createOther() {
        return OperatorMetamethodNode.create(Event.CONCAT);
    }
}
