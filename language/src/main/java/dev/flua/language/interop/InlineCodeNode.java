package dev.flua.language.interop;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExecutableNode;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.nodes.LuaNode;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.stack.VariableScope;

/** A piece of code that a tool runs where a program stands still: its globals are the variables that are visible there. */
public final class InlineCodeNode extends ExecutableNode {
    private final RootCallTarget code;
    private final LuaNode location;

    @Child
    private InteropCallNode call = InteropCallNode.create();

    /**
     * @param code of a chunk
     */
    public InlineCodeNode(LuaEngine engine, RootCallTarget code, LuaNode location) {
        super(engine);
        this.code = code;
        this.location = location;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object scope = VariableScope.of(location, frame.materialize(), true);
        LuaFunction function = LuaContext.get(this).closure(code, scope);
        return call.execute(function, new Object[0]);
    }
}
