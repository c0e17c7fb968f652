package dev.flua.language.runtime.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The expected texts are those of glibc 2.36. */
final class FloatFormatTest {
    private static void isGeneral(String expected, double value, int precision) {
        assertEquals(expected, FloatFormat.general(value, precision), () -> "%." + precision + "g of " + value);
    }

    private static void isFixed(String expected, double value, int precision) {
        assertEquals(expected, FloatFormat.fixed(value, precision, false), () -> "%." + precision + "f of " + value);
    }

    private static void isScientific(String expected, double value, int precision) {
        assertEquals(
                expected, FloatFormat.scientific(value, precision, false), () -> "%." + precision + "e of " + value);
    }

    private static void isHexadecimal(String expected, double value, int precision) {
        assertEquals(
                expected, FloatFormat.hexadecimal(value, precision, false), () -> "%." + precision + "a of " + value);
    }

    @Test
    void asNumbersArePrinted() {
        isGeneral("0", 0.0, 14);
        isGeneral("-0", -0.0, 14);
        isGeneral("1", 1.0, 14);
        isGeneral("-1", -1.0, 14);
        isGeneral("0.1", 0.1, 14);
        isGeneral("0.3", 0.1 + 0.2, 14);
        isGeneral("0.33333333333333", 1.0 / 3, 14);
        isGeneral("3.1415926535898", Math.PI, 14);
        isGeneral("99999999999999", 99999999999999.0, 14);
        isGeneral("1e+14", 1e14, 14);
        isGeneral("1.2345678901234e+14", 123456789012345.0, 14);
        isGeneral("9.007199254741e+15", 0x1p53, 14);
        isGeneral("1e+100", 1e100, 14);
        isGeneral("0.0001", 1e-4, 14);
        isGeneral("1e-05", 1e-5, 14);
        isGeneral("4.9406564584125e-324", Double.MIN_VALUE, 14);
        isGeneral("1.7976931348623e+308", Double.MAX_VALUE, 14);
        isGeneral("2.2250738585072e-308", Double.MIN_NORMAL, 14);
    }

    @Test
    void notFinite() {
        isGeneral("inf", Double.POSITIVE_INFINITY, 14);
        isGeneral("-inf", Double.NEGATIVE_INFINITY, 14);
        isGeneral("nan", Double.NaN, 14);
        isGeneral("-nan", Double.longBitsToDouble(0xfff8000000000000L), 14);
        isFixed("inf", Double.POSITIVE_INFINITY, 2);
        isScientific("-inf", Double.NEGATIVE_INFINITY, 2);
        isHexadecimal("nan", Double.NaN, -1);
    }

    @Test
    void exactValueIsRoundedHalfToEven() {
        isGeneral("2", 2.5, 1);
        isGeneral("4", 3.5, 1);
        isGeneral("0.12", 0.125, 2);
        isGeneral("0.38", 0.375, 2);
        isFixed("0", 0.5, 0);
        isFixed("2", 1.5, 0);
        isFixed("2", 2.5, 0);
        isFixed("1.00", 1.005, 2); // which is a little less
        isFixed("1.01", 1.015, 2); // which is a little less as well
        isFixed("0.1250", 0.125, 4);
        isFixed("1", 0.9999, 0);
        isFixed("10.00", 9.995000000000001, 2);
        isScientific("1.0e+01", 9.96, 1);
        isScientific("1.2e-01", 0.125, 1);
    }

    @Test
    void moreDigitsThanTheShortestForm() {
        isGeneral("0.10000000000000001", 0.1, 17);
        isGeneral("9.9999999999999992e+22", 1e23, 17);
        isGeneral("0.1000000000000000055511151231257827", 0.1, 34);
        isFixed("0.10000000000000000555", 0.1, 20);
        isFixed("9007199254740994097152.00", 9007199254740993953992.0, 2);
        isFixed("0.00000", 1e-310, 5);
        isScientific("4.94e-324", Double.MIN_VALUE, 2);
        isScientific("4.94065645841246544177e-324", Double.MIN_VALUE, 20);
    }

    @Test
    void alternateFormKeepsZerosAndPoint() {
        assertEquals("0.100000", FloatFormat.general(0.1, 6, true));
        assertEquals("123457.", FloatFormat.general(123456.789, 6, true));
        assertEquals("1.00000e+15", FloatFormat.general(1e15, 6, true));
        assertEquals("0.00000", FloatFormat.general(0.0, 6, true));
        assertEquals("1.", FloatFormat.fixed(1.0, 0, true));
        assertEquals("1.e+00", FloatFormat.scientific(1.0, 0, true));
        assertEquals("0x1.p+0", FloatFormat.hexadecimal(1.0, -1, true));
    }

    @Test
    void hexadecimal() {
        isHexadecimal("0x0p+0", 0.0, -1);
        isHexadecimal("-0x0p+0", -0.0, -1);
        isHexadecimal("0x0.00p+0", 0.0, 2);
        isHexadecimal("0x1p+0", 1.0, -1);
        isHexadecimal("0x1.999999999999ap-4", 0.1, -1);
        isHexadecimal("0x1.ap-4", 0.1, 1);
        isHexadecimal("0x2p+0", 1.75, 0);
        isHexadecimal("0x1.0000000000000000p+0", 1.0, 16);
        isHexadecimal("0x0.0000000000001p-1022", Double.MIN_VALUE, -1);
        isHexadecimal("0x1.fffffffffffffp+1023", Double.MAX_VALUE, -1);
    }

    @Test
    void roundsAsExactArithmeticDoes() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            double value = Math.abs(
                    i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextInt(1_000_000) / 1000.0);
            if (!Double.isFinite(value) || value == 0) {
                continue;
            }
            int digits = 1 + random.nextInt(18);
            BigDecimal expected = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
            BigDecimal actual = new BigDecimal(FloatFormat.scientific(value, digits - 1, false));
            assertEquals(0, expected.compareTo(actual), () -> digits + " digits of " + value);
        }
    }
}
