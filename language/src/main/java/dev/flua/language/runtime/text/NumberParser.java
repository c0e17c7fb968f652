package dev.flua.language.runtime.text;

import java.nio.charset.StandardCharsets;

/**
 * From text to number, for numerals in programs, {@code tonumber} and arithmetic on strings ({@code luaO_str2num} in
 * the reference; manual §3.1, §3.4.3).
 */
public final class NumberParser {
    /** Powers of ten that a double holds exactly. */
    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final int MAX_SHORT_DIGITS = 18;

    /** Beyond this every exponent means zero or infinity, whatever the digits of an array-sized numeral are. */
    private static final long EXPONENT_CAP = 100_000_000_000L;

    private NumberParser() {}

    /**
     * The number that {@code bytes[from..to)} denotes, with an optional sign and white space around it.
     *
     * @return a {@link Long} or a {@link Double}, or null where the text is not a numeral. A decimal integer that
     *     does not fit is a float; a hexadecimal integer wraps around.
     */
    public static Object parse(byte[] bytes, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isSpace(bytes[start])) {
            start++;
        }
        while (end > start && isSpace(bytes[end - 1])) {
            end--;
        }
        boolean negative = start < end && bytes[start] == '-';
        if (negative || (start < end && bytes[start] == '+')) {
            start++;
        }
        if (start == end) {
            return null;
        }
        if (end - start > 1 && bytes[start] == '0' && (bytes[start + 1] | 0x20) == 'x') {
            return parseHexadecimal(bytes, start + 2, end, negative);
        }
        return parseDecimal(bytes, start, end, negative);
    }

    private static Object parseDecimal(byte[] bytes, int start, int end, boolean negative) {
        if (end - start <= MAX_SHORT_DIGITS) {
            long value = 0;
            int i = start;
            while (i < end && isDigit(bytes[i])) {
                value = value * 10 + (bytes[i] - '0');
                i++;
            }
            if (i == end) {
                return negative ? -value : value;
            }
        }
        int digits = start;
        while (digits < end && isDigit(bytes[digits])) {
            digits++;
        }
        if (digits == end) {
            Long integer = parseLongInteger(bytes, start, end, negative);
            if (integer != null) {
                return integer;
            }
        }
        return parseDecimalFloat(bytes, start, end, negative);
    }

    /** The value of a run of digits, or null where it does not fit. */
    private static Long parseLongInteger(byte[] bytes, int start, int end, boolean negative) {
        long value = 0;
        for (int i = start; i < end; i++) {
            int digit = bytes[i] - '0';
            if (value < 0 // MIN_VALUE, and there are more digits
                    || value > Long.MAX_VALUE / 10
                    || (value == Long.MAX_VALUE / 10 && digit > Long.MAX_VALUE % 10 + (negative ? 1 : 0))) {
                return null;
            }
            value = value * 10 + digit; // becomes MIN_VALUE for the one numeral that needs it, which negation keeps
        }
        return negative ? -value : value;
    }

    private static Double parseDecimalFloat(byte[] bytes, int start, int end, boolean negative) {
        long mantissa = 0;
        int digits = 0; // significant ones
        int digitsRead = 0;
        int scale = 0;
        boolean point = false;
        int i = start;
        for (; i < end; i++) {
            byte c = bytes[i];
            if (c == '.' && !point) {
                point = true;
            } else if (isDigit(c)) {
                digitsRead++;
                if (digits < MAX_SHORT_DIGITS) {
                    mantissa = mantissa * 10 + (c - '0');
                }
                if (mantissa != 0) {
                    digits++;
                }
                if (point) {
                    scale--;
                }
            } else {
                break;
            }
        }
        if (digitsRead == 0) {
            return null;
        }
        long exponent = scale;
        if (i < end) {
            if ((bytes[i] | 0x20) != 'e') {
                return null;
            }
            long written = parseExponent(bytes, i + 1, end);
            if (written == Long.MIN_VALUE) {
                return null;
            }
            exponent += written;
        }
        double value;
        if (digits <= MAX_SHORT_DIGITS && mantissa < (1L << 53) && exponent >= -22 && exponent <= 22) {
            // Both operands are exact, so the one operation rounds correctly.
            value = exponent < 0 ? mantissa / EXACT_POWERS[(int) -exponent] : mantissa * EXACT_POWERS[(int) exponent];
        } else {
            value = Double.parseDouble(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
        }
        return negative ? -value : value;
    }

    private static Object parseHexadecimal(byte[] bytes, int start, int end, boolean negative) {
        long value = 0;
        int i = start;
        int digit;
        while (i < end && (digit = hexDigit(bytes[i])) >= 0) {
            value = (value << 4) | digit;
            i++;
        }
        if (i < end) {
            return parseHexadecimalFloat(bytes, start, end, negative);
        }
        if (i == start) {
            return null;
        }
        return negative ? -value : value;
    }

    private static Double parseHexadecimalFloat(byte[] bytes, int start, int end, boolean negative) {
        long mantissa = 0;
        boolean inexact = false;
        boolean digitsRead = false;
        long exponent = 0;
        boolean point = false;
        int i = start;
        for (; i < end; i++) {
            int digit = hexDigit(bytes[i]);
            if (digit >= 0) {
                digitsRead = true;
                if (mantissa >>> 56 == 0) {
                    mantissa = (mantissa << 4) | digit;
                } else {
                    inexact |= digit != 0;
                    exponent += 4;
                }
                if (point) {
                    exponent -= 4;
                }
            } else if (bytes[i] == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (!digitsRead) {
            return null;
        }
        if (i < end) {
            if ((bytes[i] | 0x20) != 'p') {
                return null;
            }
            long written = parseExponent(bytes, i + 1, end);
            if (written == Long.MIN_VALUE) {
                return null;
            }
            exponent += written;
        }
        double value = scale((mantissa << 1) | (inexact ? 1 : 0), exponent - 1);
        return negative ? -value : value;
    }

    /**
     * {@code mantissa * 2^exponent}, rounded once to nearest-even. The mantissa is not negative; its last bit may stand
     * for any number of lower bits that are not all zero, which is enough to round correctly because then more than 55
     * bits are above it.
     */
    private static double scale(long mantissa, long exponent) {
        if (mantissa == 0) {
            return 0.0;
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(mantissa);
        long top = exponent + bits - 1;
        if (top > Double.MAX_EXPONENT) {
            return Double.POSITIVE_INFINITY;
        }
        if (top < Double.MIN_EXPONENT - 53) {
            return 0.0;
        }
        int precision = (int) Math.min(53, top - Double.MIN_EXPONENT + 53); // subnormal numbers have less
        int surplus = bits - precision;
        long kept = mantissa;
        if (surplus > 0) {
            kept = surplus == Long.SIZE ? 0 : mantissa >>> surplus;
            long rest = mantissa - (kept << surplus);
            long half = 1L << (surplus - 1);
            if (rest > half || (rest == half && (kept & 1) != 0)) {
                kept++;
            }
        } else {
            surplus = 0;
        }
        return Math.scalb((double) kept, (int) exponent + surplus);
    }

    /** The decimal exponent at {@code start}, capped; {@code Long.MIN_VALUE} where it is malformed. */
    private static long parseExponent(byte[] bytes, int start, int end) {
        int i = start;
        boolean negative = i < end && bytes[i] == '-';
        if (negative || (i < end && bytes[i] == '+')) {
            i++;
        }
        if (i == end) {
            return Long.MIN_VALUE;
        }
        long value = 0;
        for (; i < end; i++) {
            if (!isDigit(bytes[i])) {
                return Long.MIN_VALUE;
            }
            value = Math.min(value * 10 + (bytes[i] - '0'), EXPONENT_CAP);
        }
        return negative ? -value : value;
    }

    private static boolean isSpace(byte c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static int hexDigit(byte c) {
        if (isDigit(c)) {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
