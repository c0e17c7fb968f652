package dev.flua.language.nodes.hook;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.nodes.LuaNode;
import dev.flua.language.nodes.LuaRootNode;
import dev.flua.language.nodes.LuaStatementNode;
import dev.flua.language.nodes.access.WriteElementNode;
import dev.flua.language.nodes.access.WriteMemberNode;
import dev.flua.language.nodes.assign.MultipleAssignmentNode;
import dev.flua.language.nodes.control.ConditionNode;
import dev.flua.language.nodes.control.GenericForNode;
import dev.flua.language.nodes.control.ReturnNode;
import dev.flua.language.nodes.control.WhileNode;
import dev.flua.language.runtime.stack.HookPoint;

/** Watches a node that has {@link HookPointTag} and comes by the {@link HookPoint}s that its execution means. */
final class HookPointEvents extends ExecutionEventNode {
    /** Before the node; null for a loop's body that is no statement itself. */
    @Child
    private HookPointNode start;

    /** After the node; null where the reference does nothing there, or on the same line. */
    @Child
    private HookPointNode end;

    /** Between the rounds of a loop, which is after its body; null where the node is no such body. */
    @Child
    private HookPointNode round;

    /** The loop whose body this is, null where it is none. */
    private final LuaStatementNode loop;

    private HookPointEvents(HookPointNode start, HookPointNode end, HookPointNode round, LuaStatementNode loop) {
        this.start = start;
        this.end = end;
        this.round = round;
        this.loop = loop;
    }

    static HookPointEvents create(Node node) {
        if (node instanceof ConditionNode condition) {
            return new HookPointEvents(start(condition), end(condition, condition.endLine()), null, null);
        }
        LuaStatementNode statement = (LuaStatementNode) node;
        LuaStatementNode loop = statement.isLoopBody() ? enclosingLoop(statement) : null;
        return new HookPointEvents(
                statement.isStatement() ? start(statement) : null,
                end(statement),
                loop == null ? null : round(loop, statement),
                loop);
    }

    private static HookPointNode start(LuaNode node) {
        return point(
                node, Instructions.firstLine(node, node.startLine()), node.sourceStart(), Instructions.count(node));
    }

    /** The last instruction of a statement, if it has one that its expressions do not have. */
    private static HookPointNode end(LuaStatementNode statement) {
        if (statement instanceof WriteMemberNode || statement instanceof WriteElementNode) {
            return end(statement, statement.line());
        }
        boolean last = statement instanceof MultipleAssignmentNode || statement instanceof ReturnNode;
        return last ? end(statement, statement.endLine()) : null;
    }

    /** Null where everything is on one line. */
    private static HookPointNode end(LuaNode node, int line) {
        boolean sameLine = line == Instructions.firstLine(node, node.startLine()) && node.startLine() == node.endLine();
        return sameLine ? null : point(node, line, node.sourceEnd(), 1);
    }

    private static HookPointNode round(LuaNode loop, LuaNode body) {
        return point(
                loop,
                loop instanceof WhileNode ? body.endLine() : loop.startLine(),
                loop.sourceEnd() - "end".length(),
                1);
    }

    private static HookPointNode point(LuaNode node, int line, int position, int instructions) {
        return new HookPointNode(HookPoint.in(((LuaRootNode) node.getRootNode()).info(), line, position), instructions);
    }

    private static LuaStatementNode enclosingLoop(LuaStatementNode body) {
        Node node = body.getParent();
        while (!(node instanceof LuaStatementNode statement && statement.isStatement())) {
            node = node.getParent();
        }
        return statement;
    }

    @Override
    protected void onEnter(VirtualFrame frame) {
        if (loop instanceof GenericForNode && round.isAhead(frame)) {
            round.pass(frame); // the iterator has been called, which happens where the other rounds begin
        }
        if (start != null) {
            start.execute(frame);
        }
    }

    @Override
    protected void onReturnValue(VirtualFrame frame, Object completion) {
        if (end != null) {
            end.execute(frame);
        }
        if (round != null && completion == null) {
            nextRound(frame);
        }
    }

    private void nextRound(VirtualFrame frame) {
        if (loop instanceof WhileNode && round.isAhead(frame)) {
            round.pass(frame); // a jump to the condition, unless there is nothing else in the loop
        } else {
            round.execute(frame);
        }
    }
}
