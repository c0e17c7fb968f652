package dev.flua.stdlib.basic;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.instrumentation.InstrumentableNode;
import com.oracle.truffle.api.instrumentation.ProbeNode;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.instrumentation.Tag;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.context.LuaContext;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.ProgramExit;
import dev.flua.language.runtime.UnwoundError;
import dev.flua.language.runtime.coroutine.CallState;
import dev.flua.language.runtime.stack.CallStack;
import dev.flua.language.runtime.stack.Errors;

/**
 * Calls a function in protected mode. Lua errors, errors of other languages, and what stands for them in the host (a full
 * stack, a full heap) become results; what ends the program or unwinds a coroutine passes.
 */
public final class ProtectedCallNode extends Node implements InstrumentableNode {
    private static final LuaString NOT_ENOUGH_MEMORY = LuaString.intern("not enough memory");

    @Child
    private CallNode call = CallNode.create();

    @CompilationFinal
    private boolean seenError;

    /** A node that has to become part of a tree. */
    @NeverDefault
    public static ProtectedCallNode create() {
        return new ProtectedCallNode();
    }

    @Override
    public boolean isInstrumentable() {
        return true;
    }

    /** Debuggers look for the tag in order to tell whether an error is caught. */
    @Override
    public boolean hasTag(Class<? extends Tag> tag) {
        return tag == StandardTags.TryBlockTag.class;
    }

    @Override
    public Object getNodeObject() {
        return CaughtErrors.INSTANCE;
    }

    @Override
    public WrapperNode createWrapper(ProbeNode probe) {
        throw CompilerDirectives.shouldNotReachHere("library functions are not instrumentable");
    }

    /**
     * Calls {@code function}.
     *
     * @param handler called with each error before the stack unwinds; null for none
     * @return true and the results, or false and the error value
     */
    public Object execute(Object handler, Object function, Object[] arguments) {
        LuaContext context = LuaContext.get(this);
        Object outerHandler = context.messageHandler();
        int depth = context.callDepth();
        CallState calls = context.currentCoroutine().calls();
        boolean closing = calls.isClosing();
        int protectedBefore = calls.enterProtectedCall();
        context.setMessageHandler(handler);
        try {
            return success(call.execute(function, arguments));
        } catch (LuaError e) {
            enterError();
            if (calls.isClosing() != closing) {
                throw e; // a closing method's, which goes to the next one
            }
            return failure(e.value());
        } catch (AbstractTruffleException e) {
            enterError();
            if (ProgramExit.isEndOfProgram(e) || calls.isClosing() != closing) {
                throw e;
            }
            return failure(handled(e));
        } catch (StackOverflowError e) {
            enterError();
            if (calls.isClosing() != closing) {
                throw e;
            }
            return failure(Errors.stackOverflow(e, this).value());
        } catch (OutOfMemoryError e) {
            Allocation.noteFailure();
            enterError();
            // The reference does not call the handler for this one either.
            return failure(NOT_ENOUGH_MEMORY);
        } finally {
            calls.leaveProtectedCall(protectedBefore);
            context.setMessageHandler(calls.isClosing() == closing ? outerHandler : null);
            context.setCallDepth(depth);
        }
    }

    private void enterError() {
        if (!seenError) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            seenError = true;
        }
    }

    private static Object success(Object result) {
        if (result instanceof Object[] values) {
            Object[] all = new Object[values.length + 1];
            all[0] = true;
            System.arraycopy(values, 0, all, 1, values.length);
            return all;
        }
        return new Object[] {true, result};
    }

    private static Object failure(Object value) {
        return new Object[] {false, value};
    }

    /** The error value after the message handler, which the making of an error calls. */
    @TruffleBoundary
    private Object handled(AbstractTruffleException error) {
        LuaContext context = LuaContext.get(this);
        if (context.messageHandler() == null) {
            return error;
        }
        UnwoundError outer = context.unwoundError();
        context.setUnwoundError(CallStack.unwound(error));
        try {
            return new LuaError(error, this).value();
        } finally {
            context.setUnwoundError(outer);
        }
    }
}
