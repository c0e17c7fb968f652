package dev.flua.stdlib.utf8;

import dev.flua.stdlib.string.ByteBuilder;

/**
 * UTF-8 as the library understands it: the original definition, with up to six bytes for up to 31 bits, of which
 * strict decoding accepts only the code points of Unicode (manual §6.5).
 */
final class Utf8 {
    /** The largest code that can be written. */
    static final long MAX_CODE = 0x7FFFFFFFL;

    /** What {@link #decode} returns for bytes that are not valid. */
    static final long INVALID = -1;

    private static final int MAX_UNICODE = 0x10FFFF;
    private static final int MAX_CONTINUATIONS = 5;

    /** The smallest code that needs so many continuation bytes. */
    private static final long[] LIMITS = {Long.MAX_VALUE, 0x80, 0x800, 0x10000, 0x200000, 0x4000000};

    private Utf8() {}

    /** Whether a continuation byte is at {@code index}; never beyond the end. */
    static boolean isContinuation(byte[] bytes, int index) {
        return index < bytes.length && (bytes[index] & 0xc0) == 0x80;
    }

    /** The code at {@code index}, or {@link #INVALID}. */
    static long decode(byte[] bytes, int index, boolean lax) {
        int first = bytes[index] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int count = 0;
        long code = 0;
        for (int rest = first; (rest & 0x40) != 0; rest <<= 1) {
            count++;
            if (!isContinuation(bytes, index + count)) {
                return INVALID;
            }
            code = code << 6 | (bytes[index + count] & 0x3f);
        }
        if (count > MAX_CONTINUATIONS) {
            return INVALID;
        }
        code |= (long) (first & (0x7f >>> (count + 1))) << (6 * count);
        if (code < LIMITS[count]) {
            return INVALID;
        }
        boolean unicode = code <= MAX_UNICODE && (code < 0xd800 || code > 0xdfff);
        return unicode || lax ? code : INVALID;
    }

    /** Number of bytes of a code. */
    static int size(long code) {
        if (code < 0x80) {
            return 1;
        }
        int continuations = 1;
        while (continuations < MAX_CONTINUATIONS && code >= LIMITS[continuations + 1]) {
            continuations++;
        }
        return continuations + 1;
    }

    /** Appends the bytes of a code between 0 and {@link #MAX_CODE}. */
    static void encode(ByteBuilder result, long code) {
        int size = size(code);
        if (size == 1) {
            result.append((int) code);
            return;
        }
        int shift = 6 * (size - 1);
        result.append(0xff << (8 - size) | (int) (code >>> shift));
        while (shift > 0) {
            shift -= 6;
            result.append(0x80 | (int) (code >>> shift) & 0x3f);
        }
    }
}
