package dev.flua.language.nodes.table;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.tools.AllocatingNode;
import dev.flua.language.runtime.table.LuaTable;

/** {@code {}} */
public final class EmptyTableNode extends LuaExpressionNode implements AllocatingNode {
    @Override
    public Object execute(VirtualFrame frame) {
        return new LuaTable();
    }
}
