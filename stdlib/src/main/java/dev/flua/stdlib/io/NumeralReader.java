package dev.flua.stdlib.io;

import dev.flua.language.runtime.LongWork;
import dev.flua.language.runtime.text.NumberParser;
import java.io.IOException;

/**
 * Reads a number, as the format {@code n} does: the longest prefix of the file that is the beginning of a numeral is
 * consumed, and the result is what it denotes if it is a complete one (manual §6.8, {@code file:read}).
 */
final class NumeralReader {
    /** A numeral that is longer than this is not read (the reference's L_MAXLENNUM). */
    private static final int MAX_BYTES = 200;

    private final FileStream stream;
    private final byte[] numeral = new byte[MAX_BYTES];
    private int length;
    private boolean tooLong;

    private NumeralReader(FileStream stream) {
        this.stream = stream;
    }

    /** The number, null where none follows. */
    static Object read(FileStream stream) throws IOException {
        return new NumeralReader(stream).read();
    }

    private Object read() throws IOException {
        skipSpace();
        accept('-', '+');
        int digits = 0;
        boolean hexadecimal = false;
        if (accept('0', '0')) {
            hexadecimal = accept('x', 'X');
            digits = hexadecimal ? 0 : 1;
        }
        digits += acceptDigits(hexadecimal);
        if (accept('.', '.')) {
            digits += acceptDigits(hexadecimal);
        }
        if (digits > 0 && (hexadecimal ? accept('p', 'P') : accept('e', 'E'))) {
            accept('-', '+');
            acceptDigits(false);
        }
        stream.peek(); // the reference has always looked at the byte that follows, and fails if that cannot be read
        return tooLong ? null : NumberParser.parse(numeral, 0, length);
    }

    private void skipSpace() throws IOException {
        long spaces = 0;
        int c = stream.peek();
        while (c == ' ' || (c >= '\t' && c <= '\r')) {
            stream.skip();
            LongWork.round(++spaces, null);
            c = stream.peek();
        }
    }

    private int acceptDigits(boolean hexadecimal) throws IOException {
        int count = 0;
        while (Character.digit(stream.peek(), hexadecimal ? 16 : 10) >= 0 && acceptNext()) {
            count++;
        }
        return count;
    }

    private boolean accept(char one, char other) throws IOException {
        int c = stream.peek();
        return (c == one || c == other) && acceptNext();
    }

    private boolean acceptNext() throws IOException {
        if (length == MAX_BYTES) {
            tooLong = true;
            return false;
        }
        numeral[length++] = (byte) stream.peek();
        stream.skip();
        return true;
    }
}
