package dev.flua.language.nodes.hook;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.LuaRootNode;
import dev.flua.language.nodes.call.MethodCallNode;
import dev.flua.language.nodes.table.ArrayConstructorNode;
import dev.flua.language.nodes.table.TableConstructorNode;
import dev.flua.language.runtime.stack.HookPoint;

/**
 * Watches a part of an expression that goes over several lines. An operation comes by its {@link HookPoint} after its operands:
 * when the last of them has its value.
 */
final class ExpressionEvents extends ExecutionEventNode {
    /** Before the expression; null where its operands come first. */
    @Child
    private HookPointNode start;

    /** After a table constructor, where its positional items are stored; null for other expressions. */
    @Child
    private HookPointNode store;

    /** After the expression, where the operation that it is the last operand of is executed; null where there is none. */
    @Child
    private HookPointNode end;

    private ExpressionEvents(HookPointNode start, HookPointNode store, HookPointNode end) {
        this.start = start;
        this.store = store;
        this.end = end;
    }

    static ExpressionEvents create(LuaExpressionNode expression) {
        return new ExpressionEvents(start(expression), store(expression), end(expression));
    }

    private static HookPointNode start(LuaExpressionNode expression) {
        boolean first = Instructions.beginsItself(expression)
                || (Instructions.isInstruction(expression) && Instructions.firstOperand(expression) == null);
        return first ? point(expression, Instructions.line(expression), expression.sourceStart()) : null;
    }

    private static HookPointNode store(LuaExpressionNode expression) {
        boolean items = expression instanceof ArrayConstructorNode
                || (expression instanceof TableConstructorNode table && table.hasItems());
        return items ? point(expression, expression.endLine(), expression.sourceEnd()) : null;
    }

    private static HookPointNode end(LuaExpressionNode expression) {
        LuaExpressionNode operation = Instructions.operation(expression);
        if (operation == null || operation instanceof ArrayConstructorNode) {
            return null;
        }
        if (Instructions.isTable(operation)) {
            return point(expression, expression.endLine(), expression.sourceEnd());
        }
        if (!Instructions.isInstruction(operation)) {
            return null;
        }
        if (Instructions.lastOperand(operation) == expression) {
            return point(operation, operation.line(), operation.sourceEnd());
        }
        boolean method = operation instanceof MethodCallNode && Instructions.firstOperand(operation) == expression;
        return method ? point(operation, operation.line(), expression.sourceEnd()) : null;
    }

    private static HookPointNode point(LuaExpressionNode node, int line, int position) {
        return new HookPointNode(HookPoint.in(((LuaRootNode) node.getRootNode()).info(), line, position), 1);
    }

    @Override
    protected void onEnter(VirtualFrame frame) {
        if (start != null) {
            start.execute(frame);
        }
    }

    @Override
    protected void onReturnValue(VirtualFrame frame, Object value) {
        if (store != null) {
            store.execute(frame);
        }
        if (end != null) {
            end.execute(frame);
        }
    }
}
