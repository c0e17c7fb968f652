package dev.flua.language.builtins;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.nodes.hook.CallHookNode;
import dev.flua.language.runtime.stack.StackRoot;

/** The code of a function that is not written in Lua; debug hooks see its calls and returns. */
public abstract class LibraryRootNode extends RootNode implements StackRoot {
    private final Assumption noHooks;

    @Child
    private CallHookNode hooks;

    protected LibraryRootNode(LuaEngine engine) {
        super(engine);
        this.noHooks = engine.noHooks();
    }

    /** Runs the function; the results are {@link dev.flua.language.runtime.Values}. */
    protected abstract Object run(VirtualFrame frame);

    @Override
    public final Object execute(VirtualFrame frame) {
        if (!noHooks.isValid()) {
            hooks().enter(frame, frame.getArguments().length - 1);
        }
        Object result = run(frame);
        if (!noHooks.isValid()) {
            hooks().leave(frame, result);
        }
        return result;
    }

    private CallHookNode hooks() {
        if (hooks == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            hooks = insert(CallHookNode.forBuiltin());
        }
        return hooks;
    }

    @Override
    protected final boolean isInstrumentable() {
        return false;
    }
}
