package dev.flua.language.runtime;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.nodes.call.CallNode;
import java.util.Arrays;

/**
 * The bottom of a coroutine's stack: calls the coroutine's function. Its frame tells {@link CallStack} where the coroutine
 * ends. Arguments are those of the first resumption after the function.
 */
final class CoroutineRootNode extends RootNode {
    @Child
    private CallNode call = CallNode.create();

    CoroutineRootNode(LuaEngine language) {
        super(language);
    }

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object[] arguments = frame.getArguments();
        return call.execute(arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
