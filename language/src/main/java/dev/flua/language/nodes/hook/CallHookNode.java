package dev.flua.language.nodes.hook;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.context.LuaContext;
import dev.flua.language.nodes.call.TailCall;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.coroutine.DebugHook;
import dev.flua.language.runtime.coroutine.DebugHook.Transfer;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.stack.CallStack;
import dev.flua.language.runtime.stack.HookPoint;

/** The call and return events of a function. */
public final class CallHookNode extends Node {
    private static final LuaString CALL = LuaString.intern("call");
    private static final LuaString TAIL_CALL = LuaString.intern("tail call");
    private static final LuaString RETURN = LuaString.intern("return");

    private final int variables;
    private final HookPoint start;

    @Child
    private HookCallNode call = new HookCallNode();

    @Child
    private HookPointNode end;

    private CallHookNode(int variables, HookPoint start, HookPoint end) {
        this.variables = variables;
        this.start = start;
        this.end = end == null ? null : new HookPointNode(end, 1);
    }

    /** For a library function. */
    public static CallHookNode forBuiltin() {
        return new CallHookNode(0, null, null);
    }

    /**
     * For a Lua function.
     *
     * @param variables number of local variables that the function declares
     * @param start where the function begins, its parameters being visible
     * @param end where a function ends that does not end with {@code return}
     */
    public static CallHookNode forFunction(int variables, HookPoint start, HookPoint end) {
        return new CallHookNode(variables, start, end);
    }

    /**
     * The function has been called.
     *
     * @param parameters number of arguments that are passed on to variables
     */
    public void enter(VirtualFrame frame, int parameters) {
        LuaCoroutine coroutine = LuaContext.get(this).currentCoroutine();
        DebugHook hook = coroutine.activeHook();
        if (hook != null && hook.wantsCalls()) {
            LuaString event = isTailCall() ? TAIL_CALL : CALL;
            HookPoint.remember(frame, start);
            call.execute(coroutine, event, LuaNil.NIL, new Transfer(1, parameters, null));
            HookPoint.remember(frame, null); // what comes is a new line even where the function begins on the same
        }
    }

    @TruffleBoundary
    private static boolean isTailCall() {
        return CallStack.level(null, 0).isTailCall();
    }

    /**
     * The function has completed with {@code result}, as {@link dev.flua.language.nodes.LuaStatementNode#execute} defines it.
     * After a tail call it is the called function that returns.
     */
    public void leave(VirtualFrame frame, Object result) {
        if (result instanceof TailCall) {
            return;
        }
        if (result == null) {
            end.execute(frame);
        }
        LuaCoroutine coroutine = LuaContext.get(this).currentCoroutine();
        DebugHook hook = coroutine.activeHook();
        if (hook != null && hook.wantsReturns()) {
            Object[] values = result == null ? Values.NONE : Values.all(result);
            int stacked = end == null ? frame.getArguments().length - 1 : variables;
            call.execute(coroutine, RETURN, LuaNil.NIL, new Transfer(stacked + 1, values.length, values));
        }
    }
}
