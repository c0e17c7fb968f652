package dev.flua.language.nodes.coroutine;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.runtime.stack.StackRoot;
import java.util.Arrays;

/**
 * The bottom of a coroutine's stack: calls the coroutine's function. Its frame tells {@link
 * dev.flua.language.runtime.stack.CallStack} where the coroutine ends. Arguments are those of the first resumption after the
 * function.
 */
public final class CoroutineRootNode extends RootNode implements StackRoot {
    @Child
    private CallNode call = CallNode.create();

    public CoroutineRootNode(LuaEngine engine) {
        super(engine);
    }

    @Override
    public Kind kind() {
        return Kind.COROUTINE;
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
