package dev.flua.language.runtime.stack;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LightUserdata;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.ProgramState;
import dev.flua.language.runtime.coroutine.CallState;

/** Errors whose message tells where in the program they happened. */
public final class Errors {
    private Errors() {}

    /** An error in Lua code: the message is preceded by chunk and line of {@code location}. */
    @TruffleBoundary
    public static LuaError at(Node location, String message) {
        return new LuaError(LuaString.of(position(location) + message), location);
    }

    private static String position(Node location) {
        Node node = location;
        while (node != null && !(node instanceof CodePlace)) {
            if (node instanceof DiscardedActivation) {
                return "";
            }
            node = node.getParent();
        }
        if (node instanceof CodePlace place && node.getRootNode() instanceof StackRoot root && root.info() != null) {
            int line = root.info().stripped() ? -1 : place.line();
            return root.info().displayName() + ":" + line + ": ";
        }
        return CallStack.where(0);
    }

    /** The error of a call that is one too many. */
    @TruffleBoundary
    public static LuaError stackOverflow(Node location) {
        return stackOverflow(CallStack.where(1), location);
    }

    /** The error that a full stack is. */
    @TruffleBoundary
    public static LuaError stackOverflow(StackOverflowError error, Node location) {
        return stackOverflow(StackOverflow.place(error), location);
    }

    /**
     * While a message handler deals with a full stack, the next error of that kind says only that the handler failed
     * (LUA_ERRERR in the reference).
     */
    private static LuaError stackOverflow(String place, Node location) {
        ProgramState program = ProgramState.get(null);
        if (program.isHandlingOverflow()) {
            return LuaError.inErrorHandling(location);
        }
        program.setHandlingOverflow(true);
        try {
            return new LuaError(LuaString.of(place + "stack overflow"), location);
        } finally {
            program.setHandlingOverflow(false);
        }
    }

    /**
     * The error of a call that {@linkplain CallState#isNestedTooDeep nests too deep} ({@code luaE_checkcstack} in {@code
     * lstate.c}).
     */
    @TruffleBoundary
    public static LuaError nestedTooDeep(CallState calls, Node location) {
        return calls.isNestedFarTooDeep() ? LuaError.inErrorHandling(location) : at(location, "C stack overflow");
    }

    /** An error in a library function, preceded by the position of its call ({@code luaL_error}). */
    @TruffleBoundary
    public static LuaError inBuiltin(Node location, String message) {
        return new LuaError(LuaString.of(CallStack.where(1) + message), location);
    }

    /**
     * An error that is not the innermost function's own, preceded by the position of the innermost one that is written in Lua.
     */
    @TruffleBoundary
    public static LuaError inProgram(Node location, String message) {
        return new LuaError(LuaString.of(CallStack.whereInProgram() + message), location);
    }

    /** {@code bad argument #position to 'name' (message)} ({@code luaL_argerror}). */
    @TruffleBoundary
    public static LuaError badArgument(Node location, int position, String message) {
        return inBuiltin(location, CallStack.badArgument(position, message));
    }

    /** {@code bad argument … (expected expected, got type)} ({@code luaL_typeerror}); a null value is a missing argument. */
    @TruffleBoundary
    public static LuaError badArgumentType(Node location, int position, String expected, Object actual) {
        String got = actual == null ? "no value" : Metatables.objectTypeName(actual);
        if (actual instanceof LightUserdata) {
            got = "light userdata";
        }
        return badArgument(location, position, expected + " expected, got " + got);
    }
}
