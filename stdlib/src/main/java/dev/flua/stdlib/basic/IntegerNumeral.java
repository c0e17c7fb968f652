package dev.flua.stdlib.basic;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LongWork;
import dev.flua.language.runtime.LuaNil;

/** Integer numerals in any base (manual §6.1, {@code tonumber}). */
final class IntegerNumeral {
    private IntegerNumeral() {}

    /**
     * The integer that a text denotes, modulo 2^64, with spaces around it and a sign; nil where it does not denote one.
     *
     * @param base 2 to 36
     */
    @TruffleBoundary
    static Object parse(byte[] text, int base, Node location) {
        int end = text.length;
        int position = skipSpaces(text, 0);
        boolean negative = position < end && text[position] == '-';
        if (negative || (position < end && text[position] == '+')) {
            position++;
        }
        if (position == end || digit(text[position]) < 0) {
            return LuaNil.NIL;
        }
        long value = 0;
        int digit;
        while (position < end && (digit = digit(text[position])) >= 0) {
            if (digit >= base) {
                return LuaNil.NIL;
            }
            value = value * base + digit;
            LongWork.round(++position, location);
        }
        if (skipSpaces(text, position) != end) {
            return LuaNil.NIL;
        }
        return negative ? -value : value;
    }

    private static int digit(byte c) {
        // Only ASCII: Character.digit would take a byte above 127 for a Latin-1 character, none of which is a digit.
        return Character.digit((char) (c & 0xff), Character.MAX_RADIX);
    }

    private static int skipSpaces(byte[] text, int from) {
        int position = from;
        while (position < text.length
                && (text[position] == ' ' || (text[position] >= '\t' && text[position] <= '\r'))) {
            position++;
        }
        return position;
    }
}
