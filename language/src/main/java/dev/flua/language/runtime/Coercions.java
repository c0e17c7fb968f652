package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.runtime.text.FloatFormat;
import dev.flua.language.runtime.text.NumberParser;
import java.util.HexFormat;

/** Conversions between values (manual §3.4.3). */
public final class Coercions {
    private static final int ADDRESS_DIGITS = 14;

    private static final double TWO_TO_63 = 0x1p63;

    private Coercions() {}

    /** Whether the value counts as true: all but nil and false. */
    public static boolean isTrue(Object value) {
        return value != LuaNil.NIL && value != Boolean.FALSE && !(value instanceof Boolean b && !b);
    }

    /** Whether a float has an exact integer value. */
    public static boolean isInteger(double value) {
        return value >= -TWO_TO_63 && value < TWO_TO_63 && (double) (long) value == value;
    }

    /** The number that the value is or, for a string, denotes; null where there is none. */
    public static Object toNumber(Object value) {
        if (value instanceof Long || value instanceof Double) {
            return value;
        }
        return value instanceof LuaString string ? parse(string) : null;
    }

    @TruffleBoundary
    private static Object parse(LuaString string) {
        return NumberParser.parse(string.bytes(), 0, string.length());
    }

    /** The integer that the value is exactly, also as a float or a string; null where there is none. */
    public static Long toInteger(Object value) {
        if (value instanceof Long integer) {
            return integer;
        }
        Object number = toNumber(value);
        if (number instanceof Long integer) {
            return integer;
        }
        return number instanceof Double d && isInteger(d) ? Long.valueOf((long) (double) d) : null;
    }

    /** Whether the value is a string or a number, which converts to one. */
    public static boolean isText(Object value) {
        return value instanceof LuaString || value instanceof Long || value instanceof Double;
    }

    /** The string that the value is or, for a number, converts to; null where there is none. */
    public static LuaString toStringOrNull(Object value) {
        if (value instanceof LuaString string) {
            return string;
        }
        if (value instanceof Long integer) {
            return numberToString((long) integer);
        }
        return value instanceof Double number ? numberToString((double) number) : null;
    }

    /** Strings and numbers joined to one short string; null where there is anything else, or more than that. */
    @TruffleBoundary
    public static LuaString joinShort(Object[] values) {
        LuaString[] strings = new LuaString[values.length];
        for (int i = 0; i < values.length; i++) {
            strings[i] = toStringOrNull(values[i]);
            if (strings[i] == null) {
                return null;
            }
        }
        return LuaString.joinShort(strings);
    }

    @TruffleBoundary
    public static LuaString numberToString(long value) {
        if (value >= 0 && value < 10) {
            return LuaString.ofByte((int) ('0' + value));
        }
        return LuaString.of(latin1(Long.toString(value)));
    }

    /** As C's {@code %.14g}, with {@code .0} where that looks like an integer. */
    @TruffleBoundary
    public static LuaString numberToString(double value) {
        return LuaString.of(latin1(floatText(value)));
    }

    private static String floatText(double value) {
        String text = FloatFormat.general(value, 14);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '-' && (c < '0' || c > '9')) {
                return text;
            }
        }
        return text + ".0";
    }

    private static byte[] latin1(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** The value as {@code tostring} shows it where no metamethod says something else. */
    @TruffleBoundary
    public static LuaString plainText(Object value) {
        LuaString simple = toStringOrNull(value);
        return simple == null ? LuaString.of(otherText(value)) : simple;
    }

    private static String otherText(Object value) {
        if (ForeignAccess.isForeign(value)) {
            return ForeignAccess.text(value);
        }
        return switch (value) {
            case LuaNil n -> "nil";
            case Boolean b -> b.toString();
            default -> Metatables.objectTypeName(value) + ": " + address(value);
        };
    }

    /** A text that tells an object from all others that live, in the form of an address. */
    @TruffleBoundary
    public static String address(Object value) {
        String own = value instanceof LuaUserdata userdata ? userdata.addressText() : null;
        return own == null ? number(value) : own;
    }

    private static String number(Object value) {
        return "0x" + HexFormat.of().toHexDigits(ObjectNumbers.of(value), ADDRESS_DIGITS);
    }
}
