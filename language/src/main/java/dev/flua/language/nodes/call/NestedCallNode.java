package dev.flua.language.nodes.call;

import com.oracle.truffle.api.dsl.Bind;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.GenerateUncached;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.coroutine.CallState;
import dev.flua.language.runtime.stack.Errors;

/**
 * A call that no call in the program's text makes but an operator, a loop, a library function or the host. Such calls nest 200
 * deep at most, as in the reference, where they take room on the stack of C ({@code ccall} in {@code ldo.c}).
 */
@GenerateUncached
public abstract class NestedCallNode extends Node {
    /**
     * Calls {@code callee} and makes the tail call that may come back.
     *
     * @param arguments in a frame's layout: {@code arguments[0]} is the callee itself
     * @return the results, as {@link dev.flua.language.runtime.Values}
     */
    public abstract Object execute(Object callee, Object[] arguments);

    @Specialization
    static Object doCall(
            Object callee,
            Object[] arguments,
            @Bind Node node,
            @Cached DispatchNode dispatch,
            @Cached TrampolineNode trampoline) {
        LuaContext context = LuaContext.get(node);
        if (!node.isAdoptable()) {
            context.enteredFromHost(); // a message of another language, or what is as rare
        }
        CallState calls = context.currentCoroutine().calls();
        calls.enterNestedCall();
        try {
            if (calls.isNestedTooDeep()) {
                throw Errors.nestedTooDeep(calls, node);
            }
            return trampoline.execute(dispatch.execute(callee, arguments));
        } finally {
            calls.leaveNestedCall();
        }
    }

    @NeverDefault
    public static NestedCallNode create() {
        return NestedCallNodeGen.create();
    }
}
