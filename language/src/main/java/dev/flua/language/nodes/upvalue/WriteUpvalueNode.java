package dev.flua.language.nodes.upvalue;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.LuaStatementNode;
import dev.flua.language.runtime.LuaFunction;

/** Sets a variable of an enclosing function. */
public final class WriteUpvalueNode extends LuaStatementNode {
    private final int index;

    @Child
    private LuaExpressionNode value;

    public WriteUpvalueNode(int index, LuaExpressionNode value) {
        this.index = index;
        this.value = value;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object newValue = value.execute(frame);
        ((LuaFunction) frame.getArguments()[0]).upvalue(index).set(newValue);
        return null;
    }
}
