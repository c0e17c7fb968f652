package dev.flua.capi;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.EncapsulatingNodeReference;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.builtins.LibraryRootNode;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.stack.StackRoot;

/**
 * The code of a C function ({@code lua_CFunction}). The function runs until it returns or fails; or until it yields, or makes a call
 * in which something may yield: then nothing of it is left on C's stack, and its continuation goes on later (manual §4.5).
 */
final class CFunctionRootNode extends LibraryRootNode {
    /** How a function ends that does not return a number of results; as in {@code state.h}. */
    static final long FAILED = -1;

    private static final long YIELDS = -2;
    private static final long CALLS = -3;
    private static final long CALLS_PROTECTED = -4;

    static final long NO_ROOM = -5;

    /** What a continuation is told (LUA_YIELD). */
    private static final long AFTER_YIELD = 1;

    private final long address;

    CFunctionRootNode(LuaEngine engine, long address) {
        super(engine);
        this.address = address;
    }

    /** The code of a C function, null for other functions. */
    static CFunctionRootNode of(LuaFunction function) {
        return function.callTarget().getRootNode() instanceof CFunctionRootNode root ? root : null;
    }

    /** Whether a function is none that is written in Lua. */
    static boolean isLibrary(LuaFunction function) {
        return !(function.callTarget().getRootNode() instanceof StackRoot root) || root.info() == null;
    }

    long address() {
        return address;
    }

    @Override
    public Kind kind() {
        return Kind.LIBRARY;
    }

    @Override
    protected Object run(VirtualFrame frame) {
        return run(LuaContext.get(this), frame.getArguments());
    }

    @TruffleBoundary
    private Object run(LuaContext context, Object[] arguments) {
        EncapsulatingNodeReference location = EncapsulatingNodeReference.getCurrent();
        Node before = location.set(this);
        NativeThread thread = CProgram.of(context).current();
        LuaCoroutine coroutine = thread.coroutine();
        Activation activation = thread.enter((LuaFunction) arguments[0], arguments);
        try {
            long end = call(thread, coroutine, 0, 0);
            while (end < 0) {
                if (end == YIELDS) {
                    Object[] values = thread.take(thread.get(StateLayout.COUNT));
                    Object passed = LuaCoroutine.yield(context, values, this);
                    if (thread.get(StateLayout.CONTINUATION) == 0) {
                        return passed;
                    }
                    thread.pushResults(passed, -1);
                    end = call(thread, coroutine, thread.get(StateLayout.CONTINUATION), AFTER_YIELD);
                } else {
                    end = callBack(thread, coroutine, end);
                }
            }
            return results(thread, end);
        } catch (Throwable e) { // whatever leaves the function
            throw Operations.<RuntimeException>sneak(Calls.closeAfter(thread, e));
        } finally {
            thread.leave(activation);
            location.set(before);
        }
    }

    /** Makes the call for which the function has been left, and goes on. */
    private long callBack(NativeThread thread, LuaCoroutine coroutine, long end) {
        long continuation = thread.get(StateLayout.CONTINUATION);
        long context = thread.get(StateLayout.CONTINUATION_CONTEXT);
        long count = thread.get(StateLayout.COUNT);
        long wanted = thread.get(StateLayout.RESULTS);
        long status = AFTER_YIELD;
        if (end == CALLS) {
            Calls.call(thread, count, wanted);
        } else if (end == CALLS_PROTECTED) {
            long failure = Calls.protectedCall(thread, count, wanted, thread.get(StateLayout.HANDLER));
            status = failure == 0 ? AFTER_YIELD : failure;
        }
        thread.put(StateLayout.CONTINUATION_CONTEXT, context);
        return call(thread, coroutine, continuation, status);
    }

    private long call(NativeThread thread, LuaCoroutine coroutine, long continuation, long status) {
        coroutine.enterNonYieldable();
        long end;
        try {
            end = CLibrary.call(
                    thread.state(),
                    address,
                    continuation,
                    status,
                    thread.get(StateLayout.CONTINUATION_CONTEXT),
                    coroutine.stackLimit());
        } finally {
            coroutine.leaveNonYieldable();
        }
        if (end == FAILED) {
            throw Operations.<RuntimeException>sneak(thread.program().takePending());
        }
        if (end == NO_ROOM) {
            throw Errors.stackOverflow(this);
        }
        return end;
    }

    private static Object results(NativeThread thread, long count) {
        if (count == 1 && thread.height() > 0) {
            Object result = thread.peek(1);
            if (thread.activation().pendingClose() > 0) {
                Calls.close(thread, 1, LuaNil.NIL);
            }
            return result;
        }
        Object[] values = thread.take(count);
        if (thread.activation().pendingClose() > 0) {
            Calls.close(thread, 1, LuaNil.NIL);
        }
        return values.length == 0 ? Values.NONE : Values.of(values);
    }
}
