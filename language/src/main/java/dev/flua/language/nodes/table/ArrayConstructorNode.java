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

    private final boolean separatorLast;

    /**
     * @param separatorLast whether a separator follows the last item
     */
    public ArrayConstructorNode(LuaExpressionNode[] values, boolean separatorLast) {
        this.values = new ValueListNode(values, 0);
        this.separatorLast = separatorLast;
    }

    /** Whether a separator follows the last item, which the reference fetches then before it reads on. */
    public boolean isSeparatorLast() {
        return separatorLast;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return LuaTable.ofArray(values.execute(frame));
    }
}
