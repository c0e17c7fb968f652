package dev.flua.language.nodes.hook;

import com.oracle.truffle.api.instrumentation.InstrumentableNode;
import com.oracle.truffle.api.instrumentation.InstrumentableNode.WrapperNode;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.nodes.BinaryNode;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.LuaNode;
import dev.flua.language.nodes.LuaStatementNode;
import dev.flua.language.nodes.UnaryNode;
import dev.flua.language.nodes.access.Indexing;
import dev.flua.language.nodes.call.FunctionCallNode;
import dev.flua.language.nodes.call.MethodCallNode;
import dev.flua.language.nodes.call.ValueListNode;
import dev.flua.language.nodes.compare.AndNode;
import dev.flua.language.nodes.compare.NotNode;
import dev.flua.language.nodes.compare.OrNode;
import dev.flua.language.nodes.concat.ConcatNode;
import dev.flua.language.nodes.control.BlockNode;
import dev.flua.language.nodes.control.ConditionNode;
import dev.flua.language.nodes.control.IfNode;
import dev.flua.language.nodes.control.JumpNode;
import dev.flua.language.nodes.control.ReturnNode;
import dev.flua.language.nodes.literal.ConstantNode;
import dev.flua.language.nodes.literal.FloatNode;
import dev.flua.language.nodes.literal.IntegerNode;
import dev.flua.language.nodes.table.ArrayConstructorNode;
import dev.flua.language.nodes.table.RecordConstructorNode;
import dev.flua.language.nodes.table.TableConstructorNode;
import dev.flua.language.runtime.stack.CallSite;

/** What the nodes tell of the instructions that the reference would have in their place. */
public final class Instructions {
    private Instructions() {}

    /**
     * The line of the first one, which need not be the line where the source of {@code node} begins.
     *
     * @param otherwise the line where there are only instructions of which the nodes tell nothing
     */
    public static int firstLine(Node node, int otherwise) {
        LuaNode first = first(node);
        if (first == null) {
            return otherwise;
        }
        return first instanceof LuaExpressionNode expression ? line(expression) : first.endLine();
    }

    /** An expression, or a condition that is a variable, which the reference tests after the word that follows. */
    private static LuaNode first(Node node) {
        if (node instanceof LuaExpressionNode expression && beginsItself(expression)) {
            return expression;
        }
        if (isKnown(node)) {
            return null;
        }
        for (Node child : node.getChildren()) {
            LuaNode found = first(child);
            if (found != null) {
                return found;
            }
        }
        if (node instanceof ConditionNode condition && condition.isInstrumentable()) {
            return condition;
        }
        return node instanceof LuaExpressionNode expression && isInstruction(expression) ? expression : null;
    }

    /** Whether a node is a statement's condition that needs no instruction, because it is always true. */
    private static boolean isKnown(Node node) {
        return node instanceof ConditionNode condition
                && !(node instanceof WrapperNode)
                && !condition.isInstrumentable()
                && !(user(node) instanceof NotNode);
    }

    /** The line of the instruction that an expression is. */
    static int line(LuaExpressionNode expression) {
        if (isOperand(expression) && user(expression) instanceof ValueListNode values && values.isLast(expression)) {
            return fetchLine(expression, user(values));
        }
        return isTable(expression) ? expression.startLine() : expression.line();
    }

    /** The last value of a list is fetched when the token after it has been read. */
    private static int fetchLine(LuaExpressionNode expression, Node whole) {
        boolean closed =
                whole instanceof CallSite || (whole instanceof ArrayConstructorNode table && !table.isSeparatorLast());
        return closed && whole instanceof LuaNode node ? node.endLine() : expression.line();
    }

    /**
     * Whether the reference has an instruction for an expression: not where the value is in a register, or a constant, that the
     * instruction that needs it can reach.
     */
    static boolean isInstruction(LuaExpressionNode expression) {
        if (expression.sourceStart() < 0 || expression instanceof NotNode || isChoice(expression)) {
            return false;
        }
        Node user = user(expression);
        if (isOperand(expression)) {
            return !reachesOperands(user, expression);
        }
        return !("upvalue".equals(expression.variableKind()) && user instanceof Indexing);
    }

    private static boolean isOperand(LuaExpressionNode expression) {
        return "local".equals(expression.variableKind()) || isLiteral(expression);
    }

    /** Constants, also those that the reference computes. */
    private static boolean isLiteral(Node expression) {
        return expression instanceof ConstantNode
                || expression instanceof IntegerNode
                || expression instanceof FloatNode
                || (expression instanceof BinaryNode operation
                        && !(operation instanceof ConcatNode)
                        && isLiteral(operation.getLeft())
                        && isLiteral(operation.getRight()));
    }

    private static boolean reachesOperands(Node user, LuaExpressionNode operand) {
        return switch (user) {
            case ConcatNode ignored -> false; // needs consecutive registers
            case BinaryNode ignored -> true;
            case UnaryNode ignored -> true;
            case Indexing ignored -> true;
            case RecordConstructorNode ignored -> true;
            case TableConstructorNode table -> !table.isItem(operand);
            case ReturnNode ignored -> !isLiteral(operand);
            case ConditionNode condition -> condition.isInstrumentable() || isLiteral(operand);
            case null, default -> false;
        };
    }

    /** The node that has another as its child. */
    static Node user(Node node) {
        Node parent = node.getParent();
        return parent instanceof WrapperNode ? parent.getParent() : parent;
    }

    static Node unwrapped(Node node) {
        return node instanceof WrapperNode wrapper ? wrapper.getDelegateNode() : node;
    }

    /** Whether debug functions have to see an expression: it is an operation with a temporary value, or an operand of one. */
    public static boolean hasTemporaries(Node node) {
        return node instanceof LuaExpressionNode expression && hasTemporaries(expression);
    }

    private static boolean hasTemporaries(LuaExpressionNode expression) {
        return hasTemporary(expression) || hasTemporary(user(expression));
    }

    /** Whether the value of the left operand waits in a register of its own while the right one calls a function. */
    static boolean hasTemporary(Node node) {
        return node instanceof BinaryNode operation
                && isInstruction((LuaExpressionNode) unwrapped(operation.getLeft()))
                && hasCall(operation.getRight());
    }

    private static boolean hasCall(Node node) {
        if (node instanceof FunctionCallNode || node instanceof MethodCallNode) {
            return true;
        }
        for (Node child : node.getChildren()) {
            if (hasCall(child)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the operands are not all evaluated, so that it depends on them what comes last. */
    private static boolean isChoice(Node expression) {
        return expression instanceof AndNode || expression instanceof OrNode;
    }

    /**
     * Whether the first instruction is that of the expression itself, not of an operand: a table is made before its fields, and
     * a method is looked up before the arguments are evaluated.
     */
    static boolean beginsItself(LuaExpressionNode expression) {
        return isTable(expression)
                || (expression instanceof MethodCallNode call && !isStep(unwrapped(call.getReceiver())));
    }

    /** Whether an expression is a table constructor. */
    static boolean isTable(LuaExpressionNode expression) {
        return expression instanceof ArrayConstructorNode
                || expression instanceof RecordConstructorNode
                || expression instanceof TableConstructorNode;
    }

    /** Whether a statement is the {@code break} of {@code if c then break}, which is one jump with that of the condition. */
    private static boolean isConditionalBreak(LuaStatementNode statement) {
        return statement instanceof JumpNode jump && jump.isBreak() && isBranch(statement);
    }

    private static boolean isBranch(Node first) {
        Node user = user(first);
        if (user instanceof BlockNode block
                && unwrapped(block.getChildren().iterator().next()) == first) {
            return isBranch(block);
        }
        return user instanceof IfNode conditional && unwrapped(conditional.then()) == first;
    }

    /** Whether debug hooks have to see a statement, the body of a loop, or a part of an expression. */
    public static boolean isHookPoint(Node node) {
        return switch (node) {
            case LuaStatementNode statement ->
                statement.isLoopBody() || (statement.isStatement() && !isConditionalBreak(statement));
            case LuaExpressionNode expression -> isWatched(expression);
            default -> false;
        };
    }

    /** Whether a hook has to see this part of an expression: the statement around it, or its condition, has several lines. */
    private static boolean isWatched(LuaExpressionNode expression) {
        if (!isStep(expression)) {
            return false;
        }
        for (Node node = expression.getParent(); node != null; node = node.getParent()) {
            if (!(node instanceof LuaExpressionNode) && isPoint(node)) {
                return ((LuaNode) node).startLine() != ((LuaNode) node).endLine();
            }
        }
        return false;
    }

    private static boolean isPoint(Node node) {
        return node instanceof InstrumentableNode point && point.isInstrumentable() && point.hasTag(HookPointTag.class);
    }

    private static boolean isStep(Node node) {
        return node instanceof LuaExpressionNode expression && (isInstruction(expression) || isChoice(expression));
    }

    /** The operation that needs the value of an expression, null where that is a statement. */
    static LuaExpressionNode operation(LuaExpressionNode operand) {
        for (Node node = operand.getParent(); node != null; node = node.getParent()) {
            if (node instanceof LuaStatementNode) {
                return null;
            }
            if (isStep(node)) {
                return (LuaExpressionNode) node;
            }
        }
        return null;
    }

    /** The operand that is evaluated first, of those that take an instruction; null where there is none. */
    static LuaExpressionNode firstOperand(Node operation) {
        for (Node child : operation.getChildren()) {
            LuaExpressionNode found = isStep(child) ? (LuaExpressionNode) child : firstOperand(child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The operand that is evaluated last, of those that take an instruction; null where there is none. */
    static LuaExpressionNode lastOperand(Node operation) {
        LuaExpressionNode last = null;
        for (Node child : operation.getChildren()) {
            LuaExpressionNode found = isStep(child) ? (LuaExpressionNode) child : lastOperand(child);
            last = found == null ? last : found;
        }
        return last;
    }

    /** How many there are, roughly and at least one, without those of other nodes that have {@link HookPointTag}. */
    static int count(Node node) {
        return Math.max(1, countBelow(node));
    }

    private static int countBelow(Node node) {
        int count = 0;
        for (Node child : node.getChildren()) {
            if (!isPoint(child)) {
                count += countBelow(child);
                count += child instanceof LuaExpressionNode expression && isInstruction(expression) ? 1 : 0;
            }
        }
        return count;
    }
}
