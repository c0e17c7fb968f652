package dev.flua.language.nodes.hook;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.EventContext;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import com.oracle.truffle.api.nodes.NodeUtil;
import dev.flua.language.nodes.BinaryNode;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.literal.ConstantNode;
import dev.flua.language.runtime.stack.Temporary;

/**
 * Watches a node that has {@link TemporaryTag}: the values that it has as the operand of an operation, and those of its own
 * operands.
 */
final class TemporaryEvents extends ExecutionEventNode {
    private final EventContext place;
    private final BinaryNode user;
    private final boolean isLeft;

    /** Values of an operation, one of which the program has assigned to. */
    private record Operands(Object left, Object right) {}

    private TemporaryEvents(EventContext place, BinaryNode user, boolean isLeft) {
        this.place = place;
        this.user = user;
        this.isLeft = isLeft;
    }

    static TemporaryEvents create(EventContext place) {
        LuaExpressionNode node = (LuaExpressionNode) place.getInstrumentedNode();
        BinaryNode user =
                Instructions.hasTemporary(Instructions.user(node)) ? (BinaryNode) Instructions.user(node) : null;
        return new TemporaryEvents(place, user, user != null && Instructions.unwrapped(user.getLeft()) == node);
    }

    @Override
    protected void onReturnValue(VirtualFrame frame, Object value) {
        if (user == null) {
            return;
        }
        if (isLeft) {
            Temporary.push(frame, user, value);
            return;
        }
        Temporary left = Temporary.pop(frame, user);
        if (left != null && left.isAssigned()) {
            CompilerDirectives.transferToInterpreter();
            throw place.createUnwind(new Operands(left.value(), value));
        }
    }

    @Override
    protected void onReturnExceptional(VirtualFrame frame, Throwable exception) {
        if (user != null && !isLeft) {
            Temporary.pop(frame, user);
        }
    }

    /** Executes the operation with what has been assigned instead of the value of its left operand. */
    @Override
    protected Object onUnwind(VirtualFrame frame, Object info) {
        if (!(info instanceof Operands(Object left, Object right))
                || !(place.getInstrumentedNode() instanceof BinaryNode operation)) {
            return null;
        }
        CompilerDirectives.transferToInterpreter();
        BinaryNode copy = insert(NodeUtil.cloneNode(operation));
        copy.getLeft().replace(new ConstantNode(left));
        copy.getRight().replace(new ConstantNode(right));
        try {
            return copy.execute(frame);
        } catch (Error e) {
            throw ProbeError.carry(e);
        }
    }
}
