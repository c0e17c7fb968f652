package dev.flua.language.runtime.text;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Floats as text, as C's {@code printf} writes them with glibc: the exact value of the double, rounded half to
 * even. The sign is part of the result; padding and the flags for it are the concern of the caller.
 */
public final class FloatFormat {
    /** Decimals of up to this many digits survive the way through a normal double and back ({@code DBL_DIG}). */
    private static final int SAFE_DIGITS = 15;

    /** Above this, not every integer is a double. */
    private static final double EXACT_INTEGERS = 1L << 53;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private static final int MANTISSA_BITS = 52;
    private static final int MANTISSA_NIBBLES = MANTISSA_BITS / 4;
    private static final long MANTISSA_MASK = (1L << MANTISSA_BITS) - 1;

    private FloatFormat() {}

    /**
     * Decimal digits of a number that is not negative: {@code 0.d1d2d3… * 10^point}. Zero has no digits. The array
     * may be longer than {@code count}.
     */
    private record Decimal(byte[] digits, int count, int point) {
        /** The digit {@code index} places behind the first, {@code '0'} beyond the last. */
        char digit(int index) {
            return index >= 0 && index < count ? (char) digits[index] : '0';
        }
    }

    /** {@code %.<precision>g}. */
    public static String general(double value, int precision) {
        return general(value, precision, false);
    }

    /**
     * {@code %.<precision>g}, or with {@code alternate} {@code %#.<precision>g}, which keeps trailing zeros and the
     * point.
     */
    @TruffleBoundary
    public static String general(double value, int precision, boolean alternate) {
        if (!alternate && value == (long) value && precision <= SAFE_DIGITS && precision > 0) {
            if (Math.abs(value) < POWERS[precision] && (value != 0 || 1 / value > 0)) {
                return Long.toString((long) value);
            }
        }
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        int significant = Math.max(precision, 1);
        Decimal decimal = significantDigits(Math.abs(value), significant);
        int exponent = decimal.count == 0 ? 0 : decimal.point - 1;
        StringBuilder result = new StringBuilder(significant + 8);
        appendSign(result, value);
        if (exponent < -4 || exponent >= significant) {
            int fraction = alternate ? significant - 1 : decimal.count - 1;
            appendScientific(result, decimal, exponent, fraction, alternate);
        } else {
            int fraction = alternate ? significant - 1 - exponent : Math.max(decimal.count - 1 - exponent, 0);
            appendFixed(result, decimal, decimal.count == 0 && !alternate ? 0 : fraction, alternate);
        }
        return result.toString();
    }

    /** {@code %.<precision>f}, with {@code alternate} always with a point. */
    @TruffleBoundary
    public static String fixed(double value, int precision, boolean alternate) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        StringBuilder result = new StringBuilder(24 + precision);
        appendSign(result, value);
        appendFixed(result, fractionDigits(Math.abs(value), precision), precision, alternate);
        return result.toString();
    }

    /** {@code %.<precision>e}, with {@code alternate} always with a point. */
    @TruffleBoundary
    public static String scientific(double value, int precision, boolean alternate) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        Decimal decimal = significantDigits(Math.abs(value), precision + 1);
        StringBuilder result = new StringBuilder(precision + 8);
        appendSign(result, value);
        appendScientific(result, decimal, decimal.count == 0 ? 0 : decimal.point - 1, precision, alternate);
        return result.toString();
    }

    /**
     * {@code %a} where {@code precision} is negative, that is with as many digits as needed, otherwise {@code
     * %.<precision>a}.
     */
    @TruffleBoundary
    public static String hexadecimal(double value, int precision, boolean alternate) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        long bits = Double.doubleToRawLongBits(value);
        long mantissa = bits & MANTISSA_MASK;
        int exponent = Math.getExponent(value);
        if (exponent >= Double.MIN_EXPONENT) {
            mantissa |= 1L << MANTISSA_BITS;
        } else {
            exponent = mantissa == 0 ? 0 : Double.MIN_EXPONENT;
        }
        int fraction = precision;
        if (precision < 0) {
            fraction = MANTISSA_NIBBLES
                    - Math.min(Long.numberOfTrailingZeros(mantissa | 1L << MANTISSA_BITS) / 4, MANTISSA_NIBBLES);
        } else if (precision < MANTISSA_NIBBLES) {
            mantissa = roundToNibbles(mantissa, precision);
        }
        StringBuilder result = new StringBuilder(fraction + 10);
        appendSign(result, value);
        result.append("0x").append(mantissa >>> MANTISSA_BITS);
        if (fraction > 0 || alternate) {
            result.append('.');
        }
        for (int i = 1; i <= fraction; i++) {
            int nibble = i > MANTISSA_NIBBLES ? 0 : (int) (mantissa >>> (MANTISSA_BITS - 4 * i)) & 0xf;
            result.append(Character.forDigit(nibble, 16));
        }
        return result.append('p')
                .append(exponent < 0 ? '-' : '+')
                .append(Math.abs(exponent))
                .toString();
    }

    private static long roundToNibbles(long mantissa, int nibbles) {
        int surplus = MANTISSA_BITS - 4 * nibbles;
        long kept = mantissa >>> surplus;
        long rest = mantissa - (kept << surplus);
        long half = 1L << (surplus - 1);
        if (rest > half || (rest == half && (kept & 1) != 0)) {
            kept++; // the leading digit may become 2, which glibc shows as such
        }
        return kept << surplus;
    }

    private static String notFinite(double value) {
        if (Double.isNaN(value)) {
            return Double.doubleToRawLongBits(value) < 0 ? "-nan" : "nan";
        }
        return value < 0 ? "-inf" : "inf";
    }

    private static void appendSign(StringBuilder result, double value) {
        if (Double.doubleToRawLongBits(value) < 0) {
            result.append('-');
        }
    }

    private static void appendFixed(StringBuilder result, Decimal decimal, int fraction, boolean alternate) {
        int whole = decimal.count == 0 ? 0 : decimal.point;
        if (whole <= 0) {
            result.append('0');
        }
        for (int i = 0; i < whole; i++) {
            result.append(decimal.digit(i));
        }
        if (fraction > 0 || alternate) {
            result.append('.');
        }
        for (int i = 0; i < fraction; i++) {
            result.append(decimal.digit(decimal.point + i));
        }
    }

    private static void appendScientific(
            StringBuilder result, Decimal decimal, int exponent, int fraction, boolean alternate) {
        result.append(decimal.digit(0));
        if (fraction > 0 || alternate) {
            result.append('.');
        }
        for (int i = 1; i <= fraction; i++) {
            result.append(decimal.digit(i));
        }
        int magnitude = Math.abs(exponent);
        result.append('e').append(exponent < 0 ? '-' : '+');
        if (magnitude < 10) {
            result.append('0');
        }
        result.append(magnitude);
    }

    /** The value rounded to {@code count} significant digits, without trailing zeros. */
    private static Decimal significantDigits(double value, int count) {
        if (value == 0) {
            return new Decimal(new byte[0], 0, 0);
        }
        Decimal shortest = shortest(value);
        Decimal rounded = roundShortest(value, shortest, count);
        if (rounded != null) {
            return rounded;
        }
        return decimal(new BigDecimal(value).round(new MathContext(count, RoundingMode.HALF_EVEN)));
    }

    /** The value rounded to {@code count} digits behind the point, without trailing zeros. */
    private static Decimal fractionDigits(double value, int count) {
        if (value == 0) {
            return new Decimal(new byte[0], 0, 0);
        }
        Decimal shortest = shortest(value);
        Decimal rounded = roundShortest(value, shortest, shortest.point + count);
        if (rounded != null) {
            return rounded;
        }
        return decimal(new BigDecimal(value).setScale(count, RoundingMode.HALF_EVEN));
    }

    /**
     * Rounds the value to {@code count} digits by looking at its shortest form only. That is right unless the
     * shortest form lies exactly between two candidates: if any other midpoint were between it and the value, that
     * midpoint would be a form just as short and closer to the value. Where there is nothing to cut off, the
     * missing digits are zeros only as long as a double holds so many.
     *
     * @param count may be zero or negative, where digits behind a point are counted
     * @return null where the exact value has to decide
     */
    private static Decimal roundShortest(double value, Decimal shortest, int count) {
        if (count >= shortest.count) {
            boolean exact = value <= EXACT_INTEGERS && value == Math.rint(value);
            return exact || (count <= SAFE_DIGITS && value >= Double.MIN_NORMAL) ? shortest : null;
        }
        if (count < 0) {
            return new Decimal(shortest.digits, 0, 0);
        }
        byte[] digits = shortest.digits;
        if (digits[count] == '5' && count + 1 == shortest.count) {
            return null;
        }
        int end = count;
        if (digits[count] >= '5') {
            while (end > 0 && digits[end - 1] == '9') {
                end--;
            }
            if (end == 0) {
                return new Decimal(new byte[] {'1'}, 1, shortest.point + 1);
            }
            digits[end - 1]++;
        } else {
            while (end > 0 && digits[end - 1] == '0') {
                end--;
            }
        }
        return new Decimal(digits, end, shortest.point);
    }

    /** The shortest decimal that is rounded to this double, and of those the closest to it. */
    @SuppressWarnings("deprecation") // this getBytes drops the high bytes, of which there are none
    private static Decimal shortest(double value) {
        String text = Double.toString(value);
        byte[] digits = new byte[text.length()];
        text.getBytes(0, digits.length, digits, 0);
        int count = 0;
        int point = 0;
        boolean behindPoint = false;
        for (int i = 0; i < digits.length; i++) {
            byte c = digits[i];
            if (c == '.') {
                behindPoint = true;
            } else if (c == 'E') {
                point += Integer.parseInt(text, i + 1, text.length(), 10);
                break;
            } else {
                if (count > 0 || c != '0') {
                    digits[count++] = c;
                    point += behindPoint ? 0 : 1;
                } else if (behindPoint) {
                    point--;
                }
            }
        }
        while (count > 0 && digits[count - 1] == '0') {
            count--;
        }
        return new Decimal(digits, count, point);
    }

    private static Decimal decimal(BigDecimal value) {
        if (value.signum() == 0) {
            return new Decimal(new byte[0], 0, 0);
        }
        char[] text = value.unscaledValue().toString().toCharArray();
        byte[] digits = new byte[text.length];
        int count = 0;
        for (int i = 0; i < text.length; i++) {
            digits[i] = (byte) text[i];
            if (text[i] != '0') {
                count = i + 1;
            }
        }
        return new Decimal(Arrays.copyOf(digits, count), count, text.length - value.scale());
    }
}
