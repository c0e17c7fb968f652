package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.TruffleStackTrace;
import com.oracle.truffle.api.TruffleStackTraceElement;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.interop.ExceptionType;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.nodes.EncapsulatingNodeReference;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.source.SourceSection;
import com.oracle.truffle.api.utilities.TriState;
import dev.flua.language.LuaLanguage;
import dev.flua.language.context.LuaContext;
import dev.flua.language.interop.ForeignAccess;
import dev.flua.language.interop.TypeMetaObject;
import dev.flua.language.nodes.LuaNode;
import dev.flua.language.nodes.LuaRootNode;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.runtime.table.Event;

/**
 * A Lua error on its way to whoever catches it. It carries any Lua value (manual §2.3). Where a message handler is
 * installed ({@code xpcall}), the handler is called when the error is made, before the stack unwinds. For other languages the
 * exception can do all that its value can.
 */
@ExportLibrary(value = InteropLibrary.class, delegateTo = "value")
@SuppressWarnings("serial") // Truffle exceptions are not meant to be serialised
public final class LuaError extends AbstractTruffleException {
    /** Nested calls that a message handler may make even where a stack overflow is what it handles. */
    private static final int HANDLER_CALLS = 1000;

    private static final LuaString ERROR_IN_HANDLER = LuaString.intern("error in error handling");

    final Object value;

    /** What {@code __tostring} of the value said when the error left for the host; null where there is none. */
    private String description;

    /** An error with a value as {@code error} raises it; nothing is added to it. */
    @TruffleBoundary
    public LuaError(Object value, Node location) {
        super(location);
        this.value = handle(value, location);
    }

    /** Has the stack show {@code location} as where its innermost function is, while the handler looks at it. */
    private static Object handle(Object value, Node location) {
        if (LuaContext.get(null).messageHandler() == null) {
            return value;
        }
        if (location == null || location.getRootNode() == null) {
            return callHandler(value);
        }
        EncapsulatingNodeReference current = EncapsulatingNodeReference.getCurrent();
        Node previous = current.set(location);
        try {
            return callHandler(value);
        } finally {
            current.set(previous);
        }
    }

    /** The handler's own errors go to the handler, too, until nested calls are too deep. */
    private static Object callHandler(Object value) {
        LuaContext context = LuaContext.get(null);
        Object handler = context.messageHandler();
        // The reference calls the handler where an error is raised, which can be anywhere: it must not yield.
        LuaCoroutine coroutine = context.currentCoroutine();
        coroutine.enterNonYieldable();
        int callDepth = context.callDepth();
        context.setCallDepth(Math.max(0, callDepth - HANDLER_CALLS));
        try {
            return Values.first(CallNode.getUncached().execute(handler, value));
        } catch (StackOverflowError e) {
            return ERROR_IN_HANDLER;
        } finally {
            coroutine.leaveNonYieldable();
            context.setMessageHandler(handler);
            context.setCallDepth(callDepth);
        }
    }

    /** The value that {@code pcall} returns. */
    public Object value() {
        return value;
    }

    /**
     * This error, on its way out of Lua: asks {@code __tostring} of its value for the message now, as the {@code lua} command does,
     * because the host will ask for it when no code of the program can run any more, nor be stopped. Where that fails, or returns no
     * string, the message says what the value is.
     */
    @TruffleBoundary
    public LuaError forHost() {
        Object method = description != null || isText(value) || ForeignAccess.isForeign(value)
                ? LuaNil.NIL
                : Metatables.metamethod(value, Event.TOSTRING);
        if (method != LuaNil.NIL) {
            LuaContext context = LuaContext.get(null);
            LuaCoroutine coroutine = context.currentCoroutine();
            int depth = context.callDepth();
            Object handler = context.messageHandler();
            coroutine.enterNonYieldable();
            context.setMessageHandler(null);
            try {
                if (Values.first(CallNode.getUncached().execute(method, value)) instanceof LuaString text) {
                    description = text.toString();
                }
            } catch (AbstractTruffleException | StackOverflowError e) {
                if (e instanceof AbstractTruffleException end && ProgramExit.isEndOfProgram(end)) {
                    throw e;
                }
            } finally {
                context.setMessageHandler(handler);
                coroutine.leaveNonYieldable();
                context.setCallDepth(depth);
            }
        }
        return this;
    }

    private static boolean isText(Object value) {
        return value instanceof LuaString || value instanceof Long || value instanceof Double;
    }

    @Override
    @TruffleBoundary
    public String getMessage() {
        if (description != null) {
            return description;
        }
        if (isText(value)) {
            return Coercions.toStringOrNull(value).toString();
        }
        if (ForeignAccess.isForeign(value)) {
            return ForeignAccess.text(value);
        }
        return "(error object is a " + Metatables.typeName(value) + " value)";
    }

    /** An error in Lua code: the message is preceded by chunk and line of {@code location}. */
    @TruffleBoundary
    public static LuaError at(Node location, String message) {
        return new LuaError(LuaString.of(position(location) + message), location);
    }

    private static String position(Node location) {
        Node node = location;
        while (node != null && !(node instanceof LuaNode)) {
            if (node instanceof DiscardedActivation) {
                return "";
            }
            node = node.getParent();
        }
        if (node != null && node.getRootNode() instanceof LuaRootNode root) {
            int line = root.info().stripped() ? -1 : ((LuaNode) node).line();
            return root.info().displayName() + ":" + line + ": ";
        }
        return CallStack.where(0);
    }

    /**
     * The error that a full stack is. While a message handler deals with one, the next says only that the handler failed
     * (LUA_ERRERR in the reference).
     */
    @TruffleBoundary
    public static LuaError stackOverflow(Node location) {
        LuaContext context = LuaContext.get(null);
        if (context.isHandlingOverflow()) {
            return inErrorHandling(location);
        }
        context.setHandlingOverflow(true);
        try {
            return inBuiltin(location, "stack overflow");
        } finally {
            context.setHandlingOverflow(false);
        }
    }

    /** The error that a message handler failed ({@code luaD_errerr} in {@code ldo.c}). */
    static LuaError inErrorHandling(Node location) {
        return unhandled(ERROR_IN_HANDLER, location);
    }

    /** An error that no message handler sees. */
    @TruffleBoundary
    static LuaError unhandled(Object value, Node location) {
        LuaContext context = LuaContext.get(null);
        Object handler = context.messageHandler();
        context.setMessageHandler(null);
        try {
            return new LuaError(value, location);
        } finally {
            context.setMessageHandler(handler);
        }
    }

    /** An error in a library function, preceded by the position of its call ({@code luaL_error}). */
    @TruffleBoundary
    public static LuaError inBuiltin(Node location, String message) {
        return new LuaError(LuaString.of(CallStack.where(1) + message), location);
    }

    /** An error that is not the innermost function's own, preceded by the position of the innermost one that is written in Lua. */
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
        if (actual instanceof LuaUserdata userdata && userdata.isLight()) {
            got = "light userdata";
        }
        return badArgument(location, position, expected + " expected, got " + got);
    }

    /** The error that stands for a failed allocation. */
    @TruffleBoundary
    public static LuaError notEnoughMemory() {
        HeapWatch.allocationFailed();
        return new LuaError(LuaString.of("not enough memory"), null);
    }

    @ExportMessage
    boolean isException() {
        return true;
    }

    @ExportMessage
    RuntimeException throwException() {
        throw this;
    }

    @ExportMessage
    ExceptionType getExceptionType() {
        return ExceptionType.RUNTIME_ERROR;
    }

    @ExportMessage
    boolean hasExceptionMessage() {
        return true;
    }

    @ExportMessage
    Object getExceptionMessage() {
        return getMessage();
    }

    @ExportMessage
    boolean hasExceptionStackTrace() {
        return true;
    }

    @ExportMessage
    @TruffleBoundary
    Object getExceptionStackTrace() {
        return LuaValueList.of(TruffleStackTrace.getStackTrace(this).stream()
                .map(TruffleStackTraceElement::getGuestObject)
                .toArray());
    }

    @ExportMessage
    @TruffleBoundary
    boolean hasSourceLocation() {
        return sourceSection() != null;
    }

    @ExportMessage
    @TruffleBoundary
    SourceSection getSourceLocation() throws UnsupportedMessageException {
        SourceSection section = sourceSection();
        if (section == null) {
            throw UnsupportedMessageException.create();
        }
        return section;
    }

    /** Where the error was raised; for one of a library function, where that was called. */
    private SourceSection sourceSection() {
        SourceSection own = getLocation() == null ? null : getLocation().getEncapsulatingSourceSection();
        if (own != null) {
            return own;
        }
        for (TruffleStackTraceElement element : TruffleStackTrace.getStackTrace(this)) {
            Node call = element.getLocation();
            SourceSection section = call == null ? null : call.getEncapsulatingSourceSection();
            if (section != null) {
                return section;
            }
        }
        return null;
    }

    @ExportMessage
    boolean hasLanguage() {
        return true;
    }

    @ExportMessage
    Class<? extends TruffleLanguage<?>> getLanguage() {
        return LuaLanguage.class;
    }

    @ExportMessage
    boolean hasMetaObject() {
        return true;
    }

    @ExportMessage
    Object getMetaObject() {
        return TypeMetaObject.of(value);
    }

    @ExportMessage
    Object toDisplayString(@SuppressWarnings("unused") boolean allowSideEffects) {
        return getMessage();
    }

    @ExportMessage
    TriState isIdenticalOrUndefined(Object other) {
        return TriState.valueOf(this == other);
    }

    @ExportMessage
    @TruffleBoundary
    int identityHashCode() {
        return System.identityHashCode(this);
    }
}
