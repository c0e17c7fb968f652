package dev.flua.language.interop;

import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.GenerateUncached;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.context.LuaContext;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.runtime.FromForeignNode;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaValueList;
import dev.flua.language.runtime.coroutine.CallState;

/**
 * Calls a Lua value for another language: the arguments become Lua values; one result is returned as it is, no result as nil,
 * several as an array. The caller may catch errors, so that for a coroutine the call is a protected one.
 */
@GenerateUncached
public abstract class InteropCallNode extends Node {
    public abstract Object execute(Object callee, Object[] arguments);

    @Specialization
    static Object doCall(
            Object callee, Object[] arguments, @Cached FromForeignNode fromForeign, @Cached CallNode call) {
        Object[] luaArguments = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            luaArguments[i] = fromForeign.execute(arguments[i]);
        }
        Object result = protectedCall(call, callee, luaArguments);
        if (result instanceof Object[] values) {
            return values.length == 0 ? LuaNil.NIL : LuaValueList.of(values);
        }
        return result;
    }

    /** The results of a call, the errors of which the caller may catch. */
    static Object protectedCall(CallNode call, Object callee, Object[] arguments) {
        LuaContext context = LuaContext.get(call);
        CallState calls = context.currentCoroutine().calls();
        int depth = context.callDepth();
        context.enteredFromHost();
        TruffleSafepoint.poll(call); // compiled code does not where it ends with an error
        int protectedBefore = calls.enterProtectedCall();
        try {
            return call.execute(callee, arguments);
        } catch (LuaError e) {
            throw e.forHost();
        } finally {
            calls.leaveProtectedCall(protectedBefore);
            context.setCallDepth(depth);
        }
    }

    @NeverDefault
    public static InteropCallNode create() {
        return InteropCallNodeGen.create();
    }

    public static InteropCallNode getUncached() {
        return InteropCallNodeGen.getUncached();
    }
}
