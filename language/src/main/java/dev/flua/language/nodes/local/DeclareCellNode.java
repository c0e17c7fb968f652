package dev.flua.language.nodes.local;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.LuaStatementNode;
import dev.flua.language.runtime.Cell;

/** Declares a local variable that closures share: each execution makes a new one. */
public final class DeclareCellNode extends LuaStatementNode {
    private final int slot;

    @Child
    private LuaExpressionNode value;

    public DeclareCellNode(int slot, LuaExpressionNode value) {
        this.slot = slot;
        this.value = value;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        frame.setObject(slot, new Cell(value.execute(frame)));
        return null;
    }
}
