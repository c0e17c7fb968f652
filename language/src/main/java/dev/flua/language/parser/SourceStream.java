package dev.flua.language.parser;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * The characters of a chunk, Java chars and not code points, so that offsets agree with those of a Truffle source. It
 * also counts lines, in the way of the reference: any of {@code \n}, {@code \r}, {@code \r\n} and {@code \n\r} ends
 * one.
 */
final class SourceStream implements CharStream {
    private final String text;
    private int index;
    private int line = 1;

    SourceStream(CharSequence text) {
        this.text = text.toString();
    }

    String text() {
        return text;
    }

    /** The line of the next character, counted from 1. */
    int line() {
        return line;
    }

    void countLine() {
        line++;
    }

    /** The next character, or {@link #EOF}. */
    int peek() {
        return index < text.length() ? text.charAt(index) : EOF;
    }

    void advance() {
        index++;
    }

    boolean atLineBreak() {
        int c = peek();
        return c == '\n' || c == '\r';
    }

    /** Goes past the line break that comes next, which may have two characters, and counts it. */
    void skipLineBreak() {
        int first = peek();
        index++;
        if (atLineBreak() && peek() != first) {
            index++;
        }
        line++;
    }

    @Override
    public String getText(Interval interval) {
        return text.substring(interval.a, Math.min(interval.b + 1, text.length()));
    }

    @Override
    public void consume() {
        if (index >= text.length()) {
            throw new IllegalStateException("cannot consume EOF");
        }
        index++;
    }

    @Override
    public int LA(int distance) {
        int position = distance > 0 ? index + distance - 1 : index + distance;
        return position >= 0 && position < text.length() ? text.charAt(position) : EOF;
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) {
        // All characters stay available.
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public void seek(int newIndex) {
        index = newIndex;
    }

    @Override
    public int size() {
        return text.length();
    }

    @Override
    public String getSourceName() {
        return UNKNOWN_SOURCE_NAME;
    }
}
