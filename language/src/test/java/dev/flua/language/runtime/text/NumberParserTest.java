package dev.flua.language.runtime.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NumberParserTest {
    private static Object parse(String text) {
        byte[] bytes = (" " + text + "9").getBytes(StandardCharsets.UTF_8);
        return NumberParser.parse(bytes, 1, bytes.length - 1);
    }

    private static void is(long expected, String text) {
        assertEquals(expected, parse(text), text);
    }

    private static void is(double expected, String text) {
        assertEquals(expected, parse(text), text);
    }

    private static void isNoNumber(String text) {
        assertNull(parse(text), text);
    }

    @Test
    void decimalIntegers() {
        is(0L, "0");
        is(0L, "-0");
        is(42L, "+42");
        is(7L, "007");
        is(12L, " \t\n\u000b\f\r12 \n");
        is(999_999_999_999_999_999L, "999999999999999999");
        is(Long.MAX_VALUE, "9223372036854775807");
        is(Long.MIN_VALUE, "-9223372036854775808");
        is(1L, "0".repeat(100) + "1");
    }

    @Test
    void integersThatOverflowAreFloats() {
        is(0x1p63, "9223372036854775808");
        is(-0x1p63, "-9223372036854775809");
        is(1e30, "1" + "0".repeat(30));
    }

    @Test
    void decimalFloats() {
        is(0.5, ".5");
        is(5.0, "5.");
        is(5000.0, "5.e3");
        is(-0.0, "-0.0");
        is(0.1, "0.1");
        is(1e22, "1e22");
        is(1e23, "1e23");
        is(9007199254740994.0, "9007199254740993.1");
        is(9007199254740992.0, "9007199254740993.0");
        is(Double.MIN_VALUE, "4.9e-324");
        is(0.0, "2.4703282292062327e-324");
        is(Double.MIN_VALUE, "2.4703282292062328e-324");
        is(Double.MAX_VALUE, "1.7976931348623157e308");
        is(Double.POSITIVE_INFINITY, "1e400");
        is(0.0, "1e-99999999999999999999");
        is(0.0, "0e99999999999999999999");
        is(1.0, "1" + "0".repeat(400) + "e-400");
    }

    @Test
    void hexadecimalIntegersWrapAround() {
        is(255L, "0xFf");
        is(-255L, "-0XfF");
        is(-1L, "0xffffffffffffffff");
        is(0x23456789abcdef01L, "0x123456789abcdef01");
        is(1L, "-0xffffffffffffffff");
    }

    @Test
    void hexadecimalFloats() {
        is(1.0, "0x.8p1");
        is(10.5, "0xA.8");
        is(-8.0, "-0x8.");
        is(Math.scalb(1.0, 300 * 4), "0x1" + "0".repeat(300) + ".");
        is(Double.MIN_VALUE, "0x1p-1074");
        is(0.0, "0x1p-1075");
        is(Double.MIN_VALUE, "0x1.0000001p-1075");
        is(2 * Double.MIN_VALUE, "0x1.8p-1074");
        is(2.0, "0x1.fffffffffffff8p0");
        is(1.0, "0x1.00000000000008p0");
        is(Math.nextUp(1.0), "0x1.00000000000008000000000000000001p0");
        is(Double.MAX_VALUE, "0x1.fffffffffffff7ffp1023");
        is(Double.POSITIVE_INFINITY, "0x1p1024");
        is(Double.POSITIVE_INFINITY, "0x1p99999999999999999999");
        is(0.0, "0x0p99999999999999999999");
    }

    @Test
    void everythingElseIsNoNumber() {
        for (String text : new String[] {
            "",
            " ",
            "-",
            "+",
            "--1",
            "+-1",
            "- 1",
            "1 2",
            "1e",
            "1e+",
            "1e1.0",
            ".",
            ".e1",
            "1..",
            "0x",
            "0x.",
            "0xp1",
            "0x1p",
            "0x1p-",
            "0x 1",
            "inf",
            "nan",
            "-inf",
            "Infinity",
            "NaN",
            "1f",
            "1d",
            "0x1g",
            "1\0",
            "\0",
            "1_0",
            "1L",
            "１",
            "0b1"
        }) {
            isNoNumber(text);
        }
    }

    @Test
    void agreesWithJavaOnRandomNumerals() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                is(value, Double.toString(value));
                is(value, Double.toHexString(value));
            }
            double fixed = random.nextInt(1_000_000) / 1000.0;
            is(fixed, Double.toString(fixed));
        }
    }
}
