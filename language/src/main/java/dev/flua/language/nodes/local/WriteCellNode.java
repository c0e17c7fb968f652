package dev.flua.language.nodes.local;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.LuaStatementNode;
import dev.flua.language.runtime.Cell;

/** Sets a local variable that closures share. */
public final class WriteCellNode extends LuaStatementNode {
    private final int slot;

    @Child
    private LuaExpressionNode value;

    public WriteCellNode(int slot, LuaExpressionNode value) {
        this.slot = slot;
        this.value = value;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object newValue = value.execute(frame);
        ((Cell) frame.getObject(slot)).set(newValue);
        return null;
    }
}
