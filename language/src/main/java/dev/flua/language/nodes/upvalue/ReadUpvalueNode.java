package dev.flua.language.nodes.upvalue;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.LuaFunction;

/** Reads a variable of an enclosing function. */
public final class ReadUpvalueNode extends LuaExpressionNode {
    private final int index;
    private final String name;

    public ReadUpvalueNode(int index, String name) {
        this.index = index;
        this.name = name;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return ((LuaFunction) frame.getArguments()[0]).upvalue(index).get();
    }

    @Override
    public String variableName() {
        return name;
    }

    @Override
    public String variableKind() {
        return "upvalue";
    }
}
