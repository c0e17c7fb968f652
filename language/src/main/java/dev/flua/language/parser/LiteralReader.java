package dev.flua.language.parser;

import dev.flua.language.runtime.text.NumberParser;
import dev.flua.language.runtime.text.SourceText;
import java.util.Arrays;

/**
 * Reads strings and numerals (manual §3.1) from the source stream, which stands behind their first characters.
 *
 * <p>The buffer holds what the reference's buffer would hold: the token as written, but with the escapes that are
 * already read replaced, because that is what an error message shows.
 */
final class LiteralReader {
    private static final int MAX_UTF8_ESCAPE = 0x7FFFFFFF;

    private final SourceStream source;
    private final SyntaxErrors errors;
    private byte[] buffer = new byte[128];
    private int length;

    LiteralReader(SourceStream source, SyntaxErrors errors) {
        this.source = source;
        this.errors = errors;
    }

    /** The value of the short string that begins at {@code start}. */
    byte[] shortString(int start) {
        String text = source.text();
        char delimiter = text.charAt(start);
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == delimiter) {
                source.seek(i + 1);
                return SourceText.encode(text.subSequence(start + 1, i));
            }
            if (c == '\\' || c == '\n' || c == '\r') {
                break;
            }
        }
        return escapedString(start, delimiter);
    }

    private byte[] escapedString(int start, char delimiter) {
        source.seek(start);
        length = 0;
        saveNext();
        while (source.peek() != delimiter) {
            switch (source.peek()) {
                case SourceStream.EOF -> throw errors.atEnd("unfinished string");
                case '\n', '\r' -> throw errors.inToken("unfinished string", buffer, length);
                case '\\' -> readEscape();
                default -> saveNext();
            }
        }
        source.advance();
        return Arrays.copyOfRange(buffer, 1, length);
    }

    private void readEscape() {
        int mark = length;
        saveNext(); // the backslash
        int c = source.peek();
        switch (c) {
            case 'a' -> simpleEscape(mark, 7);
            case 'b' -> simpleEscape(mark, '\b');
            case 'f' -> simpleEscape(mark, '\f');
            case 'n' -> simpleEscape(mark, '\n');
            case 'r' -> simpleEscape(mark, '\r');
            case 't' -> simpleEscape(mark, '\t');
            case 'v' -> simpleEscape(mark, 11);
            case '\\', '"', '\'' -> simpleEscape(mark, c);
            case 'x' -> {
                int value = readHexDigit() << 4;
                value |= readHexDigit();
                simpleEscape(mark, value);
            }
            case 'u' -> readUtf8Escape(mark);
            case 'z' -> skipSpace(mark);
            case '\n', '\r' -> {
                source.skipLineBreak();
                length = mark;
                save('\n');
            }
            case SourceStream.EOF -> {
                // The caller's loop reports it.
            }
            default -> readDecimalEscape(mark);
        }
    }

    /** Replaces what has been saved of the escape by its value; the last character of the escape is the next one. */
    private void simpleEscape(int mark, int value) {
        source.advance();
        length = mark;
        save(value);
    }

    private void skipSpace(int mark) {
        source.advance();
        length = mark;
        while (isSpace(source.peek())) {
            if (source.atLineBreak()) {
                source.skipLineBreak();
            } else {
                source.advance();
            }
        }
    }

    private void readDecimalEscape(int mark) {
        check(isDigit(source.peek()), "invalid escape sequence");
        int value = 0;
        for (int i = 0; i < 3 && isDigit(source.peek()); i++) {
            value = value * 10 + (source.peek() - '0');
            saveNext();
        }
        check(value <= 0xff, "decimal escape too large");
        length = mark;
        save(value);
    }

    private void readUtf8Escape(int mark) {
        saveNext();
        check(source.peek() == '{', "missing '{'");
        long value = readHexDigit();
        saveNext();
        while (hexValue(source.peek()) >= 0) {
            check(value <= MAX_UTF8_ESCAPE >> 4, "UTF-8 value too large");
            value = (value << 4) | hexValue(source.peek());
            saveNext();
        }
        check(source.peek() == '}', "missing '}'");
        source.advance();
        length = mark;
        saveUtf8((int) value);
    }

    /** UTF-8 in its original form, with up to six bytes and surrogates like everything else (manual §3.1). */
    private void saveUtf8(int value) {
        if (value < 0x80) {
            save(value);
            return;
        }
        int continuations = 1;
        while (continuations < 5 && value >>> (6 * continuations + 6 - continuations) != 0) {
            continuations++;
        }
        int marker = 0xff << (7 - continuations);
        save(marker | (value >>> (6 * continuations)));
        for (int i = continuations - 1; i >= 0; i--) {
            save(0x80 | ((value >>> (6 * i)) & 0x3f));
        }
    }

    /** Saves the next character and returns the value of the hexadecimal digit that has to come after it. */
    private int readHexDigit() {
        saveNext();
        int value = hexValue(source.peek());
        check(value >= 0, "hexadecimal digit expected");
        return value;
    }

    private void check(boolean condition, String message) {
        if (!condition) {
            int c = source.peek();
            if (c != SourceStream.EOF) {
                int before = length;
                saveCharacter();
                length = before + 1; // the reference is at a byte, not at a character
            }
            throw errors.inToken(message, buffer, length);
        }
    }

    /**
     * The value of a long string; the stream stands behind the opening bracket, which has {@code width} characters
     * (manual §3.1).
     */
    byte[] longString(int width) {
        int line = source.line();
        length = 0;
        if (source.atLineBreak()) {
            source.skipLineBreak();
        }
        while (!atClosingBracket(width)) {
            if (source.atLineBreak()) {
                source.skipLineBreak();
                save('\n');
            } else if (source.peek() == SourceStream.EOF) {
                throw errors.atEnd("unfinished long string (starting at line " + line + ")");
            } else {
                saveNext();
            }
        }
        source.seek(source.index() + width);
        return Arrays.copyOf(buffer, length);
    }

    /** Goes to the end of a comment; the stream stands behind its two dashes. */
    void skipComment() {
        if (source.peek() == '[') {
            int distance = 2;
            while (source.LA(distance) == '=') {
                distance++;
            }
            if (source.LA(distance) == '[') {
                source.seek(source.index() + distance);
                skipLongComment(distance);
                return;
            }
        }
        while (!source.atLineBreak() && source.peek() != SourceStream.EOF) {
            source.advance();
        }
    }

    private void skipLongComment(int width) {
        int line = source.line();
        while (!atClosingBracket(width)) {
            if (source.atLineBreak()) {
                source.skipLineBreak();
            } else if (source.peek() == SourceStream.EOF) {
                throw errors.atEnd("unfinished long comment (starting at line " + line + ")");
            } else {
                source.advance();
            }
        }
        source.seek(source.index() + width);
    }

    private boolean atClosingBracket(int width) {
        if (source.peek() != ']' || source.LA(width) != ']') {
            return false;
        }
        for (int i = 2; i < width; i++) {
            if (source.LA(i) != '=') {
                return false;
            }
        }
        return true;
    }

    /**
     * The value of the numeral that begins at {@code start}, a {@link Long} or {@link Double}. What belongs to it is
     * decided first and liberally, as in the reference, so that {@code 3x} and {@code 1..2} are errors.
     */
    Number numeral(int start) {
        source.seek(start);
        length = 0;
        if (source.peek() == '.') {
            saveNext();
        }
        int first = source.peek();
        int exponent = 'e';
        saveNext();
        if (first == '0' && lower(source.peek()) == 'x') {
            exponent = 'p';
            saveNext();
        }
        while (true) {
            int c = source.peek();
            if (lower(c) == exponent) {
                saveNext();
                if (source.peek() == '+' || source.peek() == '-') {
                    saveNext();
                }
            } else if (hexValue(c) >= 0 || c == '.') {
                saveNext();
            } else {
                break;
            }
        }
        if (isLetter(source.peek())) {
            saveNext();
        }
        Object value = NumberParser.parse(buffer, 0, length);
        if (value == null) {
            throw errors.inToken("malformed number", buffer, length);
        }
        return (Number) value;
    }

    /** A long string begins, but its bracket is not completed: an error, whatever comes. */
    LuaSyntaxException invalidBracket(int start) {
        byte[] read = SourceText.encode(source.text().substring(start, source.index()));
        return errors.inToken("invalid long string delimiter", read, read.length);
    }

    private void saveNext() {
        int c = source.peek();
        if (c < 0x80) {
            save(c);
            source.advance();
        } else {
            source.seek(source.index() + saveCharacter());
        }
    }

    /** Saves the bytes of the next character and returns how many Java chars it consists of. */
    private int saveCharacter() {
        int codePoint = source.text().codePointAt(source.index());
        int chars = Character.charCount(codePoint);
        for (byte b : SourceText.encode(source.text().substring(source.index(), source.index() + chars))) {
            save(b);
        }
        return chars;
    }

    private void save(int b) {
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * length);
        }
        buffer[length++] = (byte) b;
    }

    private static int lower(int c) {
        return c | 0x20;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(int c) {
        return c == '_' || (lower(c) >= 'a' && lower(c) <= 'z');
    }

    private static int hexValue(int c) {
        if (isDigit(c)) {
            return c - '0';
        }
        int letter = lower(c);
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
