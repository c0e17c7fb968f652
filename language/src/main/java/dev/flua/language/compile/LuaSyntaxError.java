package dev.flua.language.compile;

import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.interop.ExceptionType;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.api.source.SourceSection;
import dev.flua.language.parser.LuaSyntaxException;

/** A syntax error in a source that an embedder wants to run. */
@ExportLibrary(InteropLibrary.class)
@SuppressWarnings("serial") // Truffle exceptions are not meant to be serialised
public final class LuaSyntaxError extends AbstractTruffleException {
    private final boolean incomplete;
    private final SourceSection location;

    public LuaSyntaxError(LuaSyntaxException error, Source source) {
        this(error, source, 0);
    }

    /**
     * An error in a source of which more was parsed than it contains.
     *
     * @param added characters in front of it
     */
    public LuaSyntaxError(LuaSyntaxException error, Source source, int added) {
        super(error.getMessage());
        incomplete = error.isIncomplete();
        location = source.hasCharacters()
                ? source.createSection(Math.clamp(error.offset() - added, 0, source.getLength()), 0)
                : source.createUnavailableSection();
    }

    @ExportMessage
    ExceptionType getExceptionType() {
        return ExceptionType.PARSE_ERROR;
    }

    @ExportMessage
    boolean isExceptionIncompleteSource() {
        return incomplete;
    }

    @ExportMessage
    boolean hasSourceLocation() {
        return true;
    }

    @ExportMessage
    SourceSection getSourceLocation() {
        return location;
    }
}
