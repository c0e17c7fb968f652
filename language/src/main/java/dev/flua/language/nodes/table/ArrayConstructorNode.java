package dev.flua.language.nodes.table;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.call.ValueListNode;
import dev.flua.language.nodes.tools.AllocatingNode;
import dev.flua.language.runtime.table.LuaTable;

/** A table constructor with positional items only. */
public final class ArrayConstructorNode extends LuaExpressionNode implements AllocatingNode {
    @Child
    private ValueListNode values;

    public ArrayConstructorNode(LuaExpressionNode[] values) {
        this.values = new ValueListNode(values, 0);
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return LuaTable.ofArray(values.execute(frame));
    }
}
