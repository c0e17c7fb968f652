package dev.flua.language.nodes.hook;

import com.oracle.truffle.api.instrumentation.InstrumentableNode;
import com.oracle.truffle.api.instrumentation.InstrumentableNode.WrapperNode;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.control.ConditionNode;

/** What the nodes tell of the instructions that the reference would have in their place. */
public final class Instructions {
    private Instructions() {}

    /**
     * The line of the first one, which need not be the line where the source of {@code node} begins.
     *
     * @param otherwise the line where there are only instructions of which the nodes tell nothing
     */
    public static int firstLine(Node node, int otherwise) {
        LuaExpressionNode first = first(node);
        return first == null ? otherwise : first.line();
    }

    private static LuaExpressionNode first(Node node) {
        if (node instanceof ConditionNode condition
                && !condition.isInstrumentable()
                && !(node instanceof WrapperNode)) {
            return null; // known to be true
        }
        for (Node child : node.getChildren()) {
            LuaExpressionNode found = first(child);
            if (found != null) {
                return found;
            }
        }
        return node instanceof LuaExpressionNode expression && isInstruction(expression) ? expression : null;
    }

    /** Not where the reference has the value in a register, or reaches it in the instruction that needs it. */
    private static boolean isInstruction(LuaExpressionNode expression) {
        boolean operand = "local".equals(expression.variableKind()) || "upvalue".equals(expression.variableKind());
        return expression.sourceStart() >= 0 && !operand;
    }

    /** How many there are, roughly and at least one, without those of other nodes that have {@link HookPointTag}. */
    static int count(Node node) {
        return Math.max(1, countBelow(node));
    }

    private static int countBelow(Node node) {
        int count = 0;
        for (Node child : node.getChildren()) {
            if (child instanceof InstrumentableNode point && point.hasTag(HookPointTag.class)) {
                continue;
            }
            count += countBelow(child);
            count += child instanceof LuaExpressionNode expression && isInstruction(expression) ? 1 : 0;
        }
        return count;
    }
}
