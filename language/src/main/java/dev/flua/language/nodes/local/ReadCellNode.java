package dev.flua.language.nodes.local;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.Cell;

/** Reads a local variable that closures share, from the cell in its frame slot. */
public final class ReadCellNode extends LuaExpressionNode {
    private final int slot;
    private final String name;

    public ReadCellNode(int slot, String name) {
        this.slot = slot;
        this.name = name;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return ((Cell) frame.getObject(slot)).get();
    }

    @Override
    public String variableName() {
        return name;
    }

    @Override
    public String variableKind() {
        return "local";
    }
}
