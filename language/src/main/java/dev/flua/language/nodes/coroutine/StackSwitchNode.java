package dev.flua.language.nodes.coroutine;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.runtime.LuaNil;

/**
 * Switches from one stack to another, and is there again when this is switched back. Truffle's runtime without a compiler does
 * not read the frames off the stack but has a list of them for each thread, to which a call adds its own; when it returns, the
 * list is as it was. So the list follows the stacks where they are switched in a call: of this, with a {@link Runnable} that
 * switches.
 */
public final class StackSwitchNode extends RootNode {
    public StackSwitchNode(LuaEngine engine) {
        super(engine);
    }

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        run((Runnable) frame.getArguments()[0]);
        return LuaNil.NIL;
    }

    @TruffleBoundary
    private static void run(Runnable action) {
        action.run();
    }
}
