package dev.flua.language.nodes.control;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.nodes.ControlFlowException;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.context.LuaContext;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.nodes.hook.ProbeError;
import dev.flua.language.nodes.metamethod.MetamethodNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.ProgramExit;
import dev.flua.language.runtime.coroutine.CallState;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.stack.CallSite;
import dev.flua.language.runtime.stack.DiscardedActivation;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.stack.StackOverflow;
import dev.flua.language.runtime.table.Event;

/** Closes the value of a to-be-closed variable (manual §3.3.8). */
public final class CloseNode extends Node implements CallSite {
    private final String variable;

    @Child
    private MetamethodNode lookup = MetamethodNode.create(Event.CLOSE);

    @Child
    private CallNode call = CallNode.create();

    @Child
    private AfterErrorNode callAfterError = new AfterErrorNode();

    public CloseNode(String variable) {
        this.variable = variable;
    }

    /** Refuses a value that cannot be closed. */
    public void check(Object value, Node location) {
        if (Coercions.isTrue(value) && lookup.execute(value) == LuaNil.NIL) {
            throw notClosable(location);
        }
    }

    @TruffleBoundary
    private LuaError notClosable(Node location) {
        return Errors.at(location, "variable '" + variable + "' got a non-closable value");
    }

    /** Closes the value at the normal end of its scope. */
    public void execute(Object value) {
        close(lookup, call, value, LuaNil.NIL);
    }

    /**
     * Closes the value because of an error; the result, which may be the error of the closing method, goes on.
     *
     * @param depth of calls in the scope: those that the error ended no longer count
     */
    public RuntimeException afterError(Object value, Throwable thrown, int depth) {
        Throwable error = ProbeError.unwrap(thrown);
        if (error instanceof ControlFlowException unwinding) {
            callAfterError.close(value, LuaNil.NIL);
            return unwinding;
        }
        LuaContext.get(this).setCallDepthAfterError(depth);
        if (error instanceof AbstractTruffleException foreign && !(error instanceof LuaError)) {
            if (ProgramExit.isEndOfProgram(foreign)) {
                closeAtExit(value);
            } else {
                LuaCoroutine.awaitClosing(LuaContext.get(this), foreign);
                callAfterError.close(value, foreign);
            }
            return foreign;
        }
        LuaError luaError = StackOverflow.asLuaError(error, this);
        LuaCoroutine.awaitClosing(LuaContext.get(this), luaError);
        callAfterError.close(value, luaError.value());
        return luaError;
    }

    /** Only the main coroutine's variables are closed when the program ends, as in the reference (lua_close). */
    private void closeAtExit(Object value) {
        if (!LuaContext.get(this).currentCoroutine().isMain()) {
            return;
        }
        try {
            callAfterError.close(value, LuaNil.NIL);
        } catch (LuaError ignored) {
            // There is nobody left to tell.
        }
    }

    private static void close(MetamethodNode lookup, CallNode call, Object value, Object error) {
        if (Coercions.isTrue(value)) {
            call.execute(lookup.execute(value), value, error);
        }
    }

    @Override
    public String calleeName() {
        return "close";
    }

    @Override
    public String calleeKind() {
        return "metamethod";
    }

    /** Calls the closing method where an error leaves the scope. */
    private static final class AfterErrorNode extends Node implements DiscardedActivation {
        @Child
        private MetamethodNode lookup = MetamethodNode.create(Event.CLOSE);

        @Child
        private CallNode call = CallNode.create();

        void close(Object value, Object error) {
            CallState calls = LuaContext.get(this).currentCoroutine().calls();
            int inner = calls.leaveNestedCalls();
            try {
                CloseNode.close(lookup, call, value, error);
            } finally {
                calls.returnToNestedCalls(inner);
            }
        }
    }
}
