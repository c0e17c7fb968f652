package dev.flua.language.nodes.hook;

import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.coroutine.DebugHook;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.stack.CallSite;

/** Calls a hook function, in the activation that the event happened in. */
public final class HookCallNode extends Node implements CallSite {
    @Child
    private CallNode call = CallNode.create();

    /**
     * Calls the hook of a coroutine; it may be gone, as an event before this one can have removed it.
     *
     * @param line an integer, or nil where the event is none of lines
     * @param transfer null where no values are passed to or from a function
     */
    void execute(LuaCoroutine coroutine, LuaString event, Object line, DebugHook.Transfer transfer) {
        DebugHook hook = coroutine.activeHook();
        if (hook == null) {
            return;
        }
        coroutine.enterHook(transfer);
        try {
            call.execute(hook.function(), event, line);
        } finally {
            coroutine.leaveHook();
        }
    }

    @Override
    public boolean isHook() {
        return true;
    }

    @Override
    public String calleeName() {
        return "?";
    }

    @Override
    public String calleeKind() {
        return "hook";
    }
}
