package dev.flua.capi;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.nodes.hook.HookSwitch;
import dev.flua.language.runtime.FunctionCode;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.coroutine.DebugHook;
import dev.flua.language.runtime.stack.Errors;
import java.util.List;

/** Debug hooks that are written in C ({@code lua_sethook}, manual §4.7). */
final class Hooks {
    private static final int MASK_CALL = 1;
    private static final int MASK_RETURN = 2;
    private static final int MASK_LINE = 4;
    private static final int MASK_COUNT = 8;

    /** The events in the order of the LUA_HOOK constants. */
    private static final List<String> EVENTS = List.of("call", "return", "line", "count", "tail call");

    private Hooks() {}

    static long set(NativeThread thread, long function, long mask, long count) {
        String letters = ((mask & MASK_CALL) != 0 ? "c" : "")
                + ((mask & MASK_RETURN) != 0 ? "r" : "")
                + ((mask & MASK_LINE) != 0 ? "l" : "");
        if (function == 0 || (mask & (MASK_CALL | MASK_RETURN | MASK_LINE | MASK_COUNT)) == 0) {
            thread.coroutine().setHook(null);
            return 0;
        }
        HookSwitch.turnOn(thread.program().context());
        FunctionCode code = FunctionCode.of(new HookRootNode(LuaEngine.get(null), function).getCallTarget());
        LuaFunction hook = new LuaFunction(code, LuaFunction.NO_UPVALUES);
        thread.coroutine().setHook(new DebugHook(hook, letters, (mask & MASK_COUNT) != 0 ? (int) count : 0));
        return 0;
    }

    /**
     * What is known of a thread's hook.
     *
     * @param what 0 for the function, 1 for the mask, 2 for the count
     */
    static long get(NativeThread thread, long what) {
        DebugHook hook = thread.coroutine().hook();
        if (hook == null) {
            return 0;
        }
        if (what == 0) {
            return hook.function().callTarget().getRootNode() instanceof HookRootNode root ? root.address : 0;
        }
        return what == 1
                ? (hook.wantsCalls() ? MASK_CALL : 0)
                        | (hook.wantsReturns() ? MASK_RETURN : 0)
                        | (hook.wantsLines() ? MASK_LINE : 0)
                        | (hook.count() > 0 ? MASK_COUNT : 0)
                : hook.count();
    }

    /** Calls a hook. It is no level of the stack: level 0 is the function that the hook is called for. */
    private static final class HookRootNode extends RootNode {
        private final long address;

        HookRootNode(LuaEngine engine, long address) {
            super(engine);
            this.address = address;
        }

        @Override
        public boolean isInternal() {
            return true;
        }

        @Override
        public Object execute(VirtualFrame frame) {
            Object[] arguments = frame.getArguments();
            call(LuaContext.get(this), arguments[0], arguments[1], arguments[2]);
            return Values.NONE;
        }

        @TruffleBoundary
        private void call(LuaContext context, Object function, Object event, Object line) {
            NativeThread thread = CProgram.of(context).current();
            Activation activation = thread.enter((LuaFunction) function, new Object[] {function});
            try {
                Blocks.Block activationRecord = thread.program().blocks().allocate(Stacks.RECORD_BYTES);
                Stacks.describeEvent(
                        activationRecord.address(),
                        EVENTS.indexOf(((LuaString) event).toString()),
                        line instanceof Long number ? number : -1,
                        0);
                long limit = thread.coroutine().stackLimit();
                long end = CLibrary.hook(thread.state(), address, activationRecord.address(), limit);
                if (end == CFunctionRootNode.FAILED) {
                    throw Operations.<RuntimeException>sneak(thread.program().takePending());
                }
                if (end == CFunctionRootNode.NO_ROOM) {
                    throw Errors.stackOverflow(this);
                }
            } finally {
                thread.leave(activation);
            }
        }
    }
}
