package dev.flua.language.nodes.assign;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import dev.flua.language.nodes.LuaStatementNode;

/** {@code a, b.c, d[e] = values}: all expressions are evaluated before anything is assigned, which happens right to left. */
public final class MultipleAssignmentNode extends LuaStatementNode {
    @Children
    private final AssignmentTarget[] targets;

    @Child
    private AdjustedValuesNode values;

    public MultipleAssignmentNode(AssignmentTarget[] targets, AdjustedValuesNode values) {
        this.targets = targets;
        this.values = values;
    }

    @Override
    @ExplodeLoop
    public Object execute(VirtualFrame frame) {
        Object[] state = new Object[targets.length * 2];
        for (int i = 0; i < targets.length; i++) {
            targets[i].prepare(frame, state, i * 2);
        }
        Object[] list = values.execute(frame);
        for (int i = targets.length - 1; i >= 0; i--) {
            targets[i].assign(frame, state, i * 2, list[i]);
        }
        return null;
    }
}
