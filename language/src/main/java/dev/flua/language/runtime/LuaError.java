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
import dev.flua.language.nodes.LuaOperations;

/**
 * A Lua error on its way to whoever catches it. It carries any Lua value (manual §2.3). Where a message handler is
 * installed ({@code xpcall}), the handler is called when the error is made, before the stack unwinds. For other languages the
 * exception can do all that its value can.
 */
@ExportLibrary(value = InteropLibrary.class, delegateTo = "value")
@SuppressWarnings("serial") // Truffle exceptions are not meant to be serialised
public final class LuaError extends AbstractTruffleException {
    /** What the reference raises where a message handler fails. */
    public static final LuaString ERROR_IN_HANDLER = LuaString.intern("error in error handling");

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
        if (ProgramState.get(null).messageHandler() == null) {
            return value;
        }
        if (location == null || location.getRootNode() == null) {
            return LuaOperations.handle(value);
        }
        EncapsulatingNodeReference current = EncapsulatingNodeReference.getCurrent();
        Node previous = current.set(location);
        try {
            return LuaOperations.handle(value);
        } finally {
            current.set(previous);
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
        if (description == null && !Coercions.isText(value) && !ForeignAccess.isForeign(value)) {
            description = LuaOperations.describe(value);
        }
        return this;
    }

    @Override
    @TruffleBoundary
    public String getMessage() {
        if (description != null) {
            return description;
        }
        if (Coercions.isText(value)) {
            return Coercions.toStringOrNull(value).toString();
        }
        if (ForeignAccess.isForeign(value)) {
            return ForeignAccess.text(value);
        }
        return "(error object is a " + Metatables.typeName(value) + " value)";
    }

    /** The error that a message handler failed ({@code luaD_errerr} in {@code ldo.c}). */
    public static LuaError inErrorHandling(Node location) {
        return unhandled(ERROR_IN_HANDLER, location);
    }

    /** An error that no message handler sees. */
    @TruffleBoundary
    public static LuaError unhandled(Object value, Node location) {
        ProgramState context = ProgramState.get(null);
        Object handler = context.messageHandler();
        context.setMessageHandler(null);
        try {
            return new LuaError(value, location);
        } finally {
            context.setMessageHandler(handler);
        }
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
        return ProgramState.LANGUAGE;
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
