package dev.flua.language.nodes.local;

import com.oracle.truffle.api.dsl.NodeChild;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.LuaStatementNode;

/** Sets a local variable that no closure shares; numbers stay unboxed in the frame slot. */
@NodeChild(value = "value", type = LuaExpressionNode.class)
public abstract class WriteLocalNode extends LuaStatementNode {
    private final int slot;

    protected WriteLocalNode(int slot) {
        this.slot = slot;
    }

    /** Sets the variable to a value that was evaluated before. */
    public abstract Object executeWith(VirtualFrame frame, Object value);

    @Specialization
    final Object doInteger(VirtualFrame frame, long value) {
        frame.setLong(slot, value);
        return null;
    }

    @Specialization
    final Object doFloat(VirtualFrame frame, double value) {
        frame.setDouble(slot, value);
        return null;
    }

    @Specialization(guards = "!isNumber(value)")
    final Object doObject(VirtualFrame frame, Object value) {
        frame.setObject(slot, value);
        return null;
    }

    static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof Double;
    }
}
