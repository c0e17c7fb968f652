package dev.flua.language.nodes;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import dev.flua.language.nodes.access.IndexNode;
import dev.flua.language.nodes.access.SetIndexNode;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.ProgramExit;
import dev.flua.language.runtime.ProgramState;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.table.Event;

/** Operations that may run code of the program, for slow paths and for values, which know no nodes. */
public final class LuaOperations {
    private LuaOperations() {}

    /** Calls a value; the results are {@link Values}. */
    @TruffleBoundary
    public static Object call(Object callee, Object... arguments) {
        return CallNode.getUncached().execute(callee, arguments);
    }

    /** {@code receiver[key]} */
    @TruffleBoundary
    public static Object index(Object receiver, Object key) {
        return IndexNode.getUncached().execute(receiver, key);
    }

    /** {@code receiver[key] = value} */
    @TruffleBoundary
    public static void setIndex(Object receiver, Object key, Object value) {
        SetIndexNode.getUncached().execute(receiver, key, value);
    }

    /**
     * The value as {@code tostring} shows it, through {@code __tostring} and {@code __name}.
     *
     * @throws LuaError if {@code __tostring} does not return a string
     */
    @TruffleBoundary
    public static LuaString tostring(Object value) {
        LuaString simple = Coercions.toStringOrNull(value);
        if (simple != null) {
            return simple;
        }
        Object method = Metatables.metamethod(value, Event.TOSTRING);
        if (method == LuaNil.NIL) {
            return Coercions.plainText(value);
        }
        LuaString string = Coercions.toStringOrNull(Values.first(call(method, value)));
        if (string == null) {
            throw Errors.inBuiltin(null, "'__tostring' must return a string");
        }
        return string;
    }

    /** As {@link #tostring}, without metamethods where side effects are not allowed. */
    @TruffleBoundary
    public static String displayString(Object value, boolean allowSideEffects) {
        return (allowSideEffects ? tostring(value) : Coercions.plainText(value)).toString();
    }

    /**
     * What the message handler makes of an error's value. Its own errors go to the handler, too, until nested calls are too deep.
     */
    @TruffleBoundary
    public static Object handle(Object value) {
        ProgramState program = ProgramState.get(null);
        Object handler = program.messageHandler();
        // The reference calls the handler where an error is raised, which can be anywhere: it must not yield.
        LuaCoroutine coroutine = LuaCoroutine.current(program);
        coroutine.enterNonYieldable();
        int callDepth = program.callDepth();
        program.setCallDepthAfterError(callDepth);
        try {
            return Values.first(call(handler, value));
        } catch (StackOverflowError e) {
            return LuaError.ERROR_IN_HANDLER;
        } finally {
            coroutine.leaveNonYieldable();
            program.setMessageHandler(handler);
            program.setCallDepth(callDepth);
        }
    }

    /** What {@code __tostring} says of an error's value; null where there is none, it fails, or returns no string. */
    @TruffleBoundary
    public static String describe(Object value) {
        Object method = Metatables.metamethod(value, Event.TOSTRING);
        if (method == LuaNil.NIL) {
            return null;
        }
        ProgramState program = ProgramState.get(null);
        LuaCoroutine coroutine = LuaCoroutine.current(program);
        int depth = program.callDepth();
        Object handler = program.messageHandler();
        coroutine.enterNonYieldable();
        program.setMessageHandler(null);
        try {
            return Values.first(call(method, value)) instanceof LuaString text ? text.toString() : null;
        } catch (AbstractTruffleException | StackOverflowError e) {
            if (e instanceof AbstractTruffleException end && ProgramExit.isEndOfProgram(end)) {
                throw e;
            }
            return null;
        } finally {
            program.setMessageHandler(handler);
            coroutine.leaveNonYieldable();
            program.setCallDepth(depth);
        }
    }
}
