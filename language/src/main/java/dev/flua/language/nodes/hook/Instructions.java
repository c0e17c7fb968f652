package dev.flua.language.nodes.hook;

import com.oracle.truffle.api.instrumentation.InstrumentableNode;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.nodes.LuaExpressionNode;

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

    /** How many there are, roughly, not counting those that belong to other nodes with {@link HookPointTag}. */
    static int count(Node node) {
        int count = 1;
        for (Node child : node.getChildren()) {
            boolean counted = child instanceof InstrumentableNode point && point.hasTag(HookPointTag.class);
            count += counted ? 0 : countExpressions(child);
        }
        return count;
    }

    private static int countExpressions(Node node) {
        int inside = count(node) - 1;
        return node instanceof LuaExpressionNode ? inside + 1 : inside;
    }
}
