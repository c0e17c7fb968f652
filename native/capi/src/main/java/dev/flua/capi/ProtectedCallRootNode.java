package dev.flua.capi;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import dev.flua.language.context.LuaEngine;
import dev.flua.stdlib.basic.ProtectedCallNode;

/** {@code lua_pcall}: its arguments are the message handler, null for none, the function, and the function's arguments. */
final class ProtectedCallRootNode extends RootNode {
    @Child
    private ProtectedCallNode call = ProtectedCallNode.create();

    ProtectedCallRootNode(LuaEngine engine) {
        super(engine);
    }

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object[] arguments = frame.getArguments();
        return call.execute(arguments[0], arguments[1], (Object[]) arguments[2]);
    }
}
