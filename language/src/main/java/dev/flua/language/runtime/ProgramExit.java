package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.interop.ExceptionType;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.nodes.Node;

/**
 * Ends the program after the pending to-be-closed variables are closed (manual §6.9, {@code os.exit} with {@code close}):
 * unwinds the stack, and no {@code pcall} catches it.
 */
@ExportLibrary(InteropLibrary.class)
@SuppressWarnings("serial") // Truffle exceptions are not meant to be serialised
public final class ProgramExit extends AbstractTruffleException {
    private final int status;

    public ProgramExit(int status, Node location) {
        super("exit", null, 0, location);
        this.status = status;
    }

    /** Whether an exception is not an error but ends the program, so that nothing in the program may catch it. */
    @TruffleBoundary
    public static boolean isEndOfProgram(AbstractTruffleException exception) {
        try {
            ExceptionType type = InteropLibrary.getUncached().getExceptionType(exception);
            return type == ExceptionType.EXIT || type == ExceptionType.INTERRUPT;
        } catch (UnsupportedMessageException e) {
            throw new AssertionError("every Truffle exception has a type", e);
        }
    }

    @ExportMessage
    ExceptionType getExceptionType() {
        return ExceptionType.EXIT;
    }

    @ExportMessage
    int getExceptionExitStatus() {
        return status;
    }
}
