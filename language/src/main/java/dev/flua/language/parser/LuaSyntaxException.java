package dev.flua.language.parser;

/**
 * A chunk is not a Lua program, as text or in binary form. The message is the reference's, with chunk name and line, in the
 * encoding of {@link dev.flua.language.runtime.text.SourceText}.
 */
public final class LuaSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int offset;
    private final boolean incomplete;

    LuaSyntaxException(String message, int line, int offset, boolean incomplete) {
        super(message, null, false, false);
        this.line = line;
        this.offset = offset;
        this.incomplete = incomplete;
    }

    /** An error of the whole chunk, not of a place in it. */
    public LuaSyntaxException(String message) {
        this(message, 1, 0, false);
    }

    /**
     * A chunk whose tree is too deep for this thread's stack: the reference parses {@code 1+1+1+…} of any length.
     *
     * @param displayName of the chunk
     */
    public static LuaSyntaxException tooDeep(String displayName) {
        return new LuaSyntaxException(displayName + ": expression too long (C stack overflow)");
    }

    /** The line, counted from 1, that the reference reports. */
    public int line() {
        return line;
    }

    /** Character offset of the token at which the error was found. */
    public int offset() {
        return offset;
    }

    /** Whether the chunk ends too early, so that more lines could make it right: what an interactive prompt asks. */
    public boolean isIncomplete() {
        return incomplete;
    }
}
