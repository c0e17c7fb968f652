package dev.flua.capi;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import dev.flua.language.nodes.LuaOperations;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.ProgramExit;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.coroutine.CoroutineClosing;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.table.Event;
import java.util.Arrays;

/** Calls from C into Lua, errors, and slots that are to be closed (manual §4.4, §4.6). */
final class Calls {
    /** Status codes (manual §4.4.1). */
    static final long OK = 0;

    static final long YIELD = 1;
    static final long ERROR = 2;
    static final long MEMORY_ERROR = 4;
    static final long HANDLER_ERROR = 5;

    private static final LuaString NOT_ENOUGH_MEMORY = LuaString.intern("not enough memory");

    private Calls() {}

    /** Calls the function that is below so many arguments. */
    static long call(NativeThread thread, long arguments, long wanted) {
        Object[] call = thread.take(arguments + 1);
        Object results = LuaOperations.call(call[0], Arrays.copyOfRange(call, 1, call.length));
        thread.pushResults(results, wanted);
        return OK;
    }

    /**
     * Calls in protected mode; pushes the results, or the error.
     *
     * @param handler index of the message handler, 0 for none
     * @return the status
     */
    static long protectedCall(NativeThread thread, long arguments, long wanted, long handler) {
        Object function = handler == 0 ? null : thread.read(thread.slotAt(handler));
        Object[] call = thread.take(arguments + 1);
        RootCallTarget target = thread.program().functions().protectedCall();
        Activation activation = thread.activation();
        Object[] outcome = (Object[]) target.call(function, call[0], Arrays.copyOfRange(call, 1, call.length));
        assert thread.activation() == activation;
        if ((boolean) outcome[0]) {
            thread.pushResults(Values.of(Arrays.copyOfRange(outcome, 1, outcome.length)), wanted);
            return OK;
        }
        thread.push(outcome[1]);
        return status(outcome[1]);
    }

    /** The status that the reference has for an error with this value. */
    static long status(Object value) {
        if (value == LuaError.ERROR_IN_HANDLER) {
            return HANDLER_ERROR;
        }
        return NOT_ENOUGH_MEMORY.equals(value) ? MEMORY_ERROR : ERROR;
    }

    /** Raises the topmost value as an error. */
    static long raise(NativeThread thread) {
        Object value = thread.pop();
        if (value instanceof AbstractTruffleException error) {
            throw error; // another language's, on its way through C
        }
        throw new LuaError(value, null);
    }

    static long refuseYield(NativeThread thread) {
        String where = thread.coroutine().isMain() ? "from outside a coroutine" : "across a C-call boundary";
        throw new LuaError(LuaString.of("attempt to yield " + where), null);
    }

    static long raiseArgumentError(long argument, long message) {
        throw Errors.badArgument(
                null, (int) argument, LuaString.of(Memory.stringBytes(message)).toString());
    }

    /** Marks a slot as one that is to be closed ({@code lua_toclose}). */
    static long markToClose(NativeThread thread, long index) {
        Object value = thread.read(thread.slotAt(index));
        if (Coercions.isTrue(value)) {
            if (Metatables.metamethod(value, Event.CLOSE) == LuaNil.NIL) {
                throw Errors.inBuiltin(null, "variable '?' got a non-closable value");
            }
            thread.activation().addToClose(index);
            thread.put(StateLayout.PENDING_CLOSE, thread.activation().pendingClose());
        }
        return 0;
    }

    /** Closes the slots from an index on. */
    static long closeFrom(NativeThread thread, long index) {
        close(thread, index, LuaNil.NIL);
        return 0;
    }

    /** Closes what is to be closed of the running function, the last first. */
    static void close(NativeThread thread, long from, Object error) {
        Activation activation = thread.activation();
        for (long index = activation.takeToClose(from); index > 0; index = activation.takeToClose(from)) {
            thread.put(StateLayout.PENDING_CLOSE, activation.pendingClose());
            Object value = thread.read(thread.slotAt(index));
            Object method = Metatables.metamethod(value, Event.CLOSE);
            LuaOperations.call(method, value, error);
        }
    }

    /**
     * Closes what is to be closed of a function that something has left.
     *
     * @return what goes on: the same, or the error that closing raised
     */
    static Throwable closeAfter(NativeThread thread, Throwable cause) {
        Throwable last = cause;
        while (thread.activation().pendingClose() > 0 && (isError(last) || last instanceof CoroutineClosing)) {
            try {
                close(thread, 1, isError(last) ? value((AbstractTruffleException) last) : LuaNil.NIL);
            } catch (AbstractTruffleException e) {
                last = e;
            }
        }
        return last;
    }

    private static boolean isError(Throwable cause) {
        return cause instanceof AbstractTruffleException e && !ProgramExit.isEndOfProgram(e);
    }

    /** The value of an error that a program can have. */
    static Object value(AbstractTruffleException error) {
        return error instanceof LuaError own ? own.value() : error;
    }
}
