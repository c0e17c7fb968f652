package dev.flua.stdlib.string;

import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.builtins.VariableArguments;
import dev.flua.language.nodes.LuaOperations;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LongWork;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.text.FloatFormat;
import java.util.Locale;

/**
 * An argument of {@code string.format} in the form that its conversion asks for. Whether the argument or the
 * conversion is checked first depends on the conversion, as in the reference.
 *
 * @param location of the function that reports errors
 * @param values the arguments behind the format string
 * @param index of this one
 */
record FormattedValue(Node location, Conversion conversion, Object[] values, int index) {
    private static final int DEFAULT_PRECISION = 6;

    /** Strings of up to so many bytes are the same object where they are equal, as in the reference. */
    private static final int SHORT_STRING = 40;

    void appendTo(ByteBuilder result) {
        switch (conversion.letter()) {
            case 'd', 'i', 'u', 'o', 'x', 'X' -> appendInteger(result);
            case 'e', 'E', 'f', 'g', 'G', 'a', 'A' -> appendFloat(result);
            case 's' -> appendString(result);
            case 'c' -> {
                checkConversion();
                long c = VariableArguments.integer(location, values, index, position());
                appendPadded(result, LuaString.ofByte((int) c));
            }
            case 'q' -> appendLiteral(result);
            case 'p' -> {
                checkConversion();
                appendPadded(result, LuaString.of(pointer(values[index])));
            }
            default -> throw Errors.inBuiltin(location, conversion.problem());
        }
    }

    /** Position among all arguments, counted from 1. */
    private int position() {
        return index + 2;
    }

    private void checkConversion() {
        if (conversion.problem() != null) {
            throw Errors.inBuiltin(location, conversion.problem());
        }
    }

    private void appendPadded(ByteBuilder result, LuaString text) {
        int padding = conversion.width() - text.length();
        if (!conversion.left()) {
            result.append(' ', padding);
        }
        result.append(text);
        if (conversion.left()) {
            result.append(' ', padding);
        }
    }

    private void appendInteger(ByteBuilder result) {
        long value = VariableArguments.integer(location, values, index, position());
        checkConversion();
        String digits;
        String prefix = "";
        switch (conversion.letter()) {
            case 'u' -> digits = Long.toUnsignedString(value);
            case 'o' -> digits = Long.toOctalString(value);
            case 'x', 'X' -> {
                digits = Long.toHexString(value);
                prefix = conversion.alternate() && value != 0 ? "0x" : "";
                if (conversion.letter() == 'X') {
                    digits = digits.toUpperCase(Locale.ROOT);
                    prefix = prefix.toUpperCase(Locale.ROOT);
                }
            }
            default -> {
                if (conversion.plain()) {
                    result.append(Long.toString(value));
                    return;
                }
                digits = value < 0 ? Long.toString(value).substring(1) : Long.toString(value);
                prefix = sign(value < 0);
            }
        }
        appendDigits(result, prefix, value == 0 && conversion.precision() == 0 ? "" : digits);
    }

    private String sign(boolean negative) {
        if (negative) {
            return "-";
        }
        return conversion.sign() ? "+" : conversion.space() ? " " : "";
    }

    private void appendDigits(ByteBuilder result, String prefix, String digits) {
        int zeros = Math.max(conversion.precision() - digits.length(), 0);
        if (conversion.letter() == 'o' && conversion.alternate() && zeros == 0 && !digits.startsWith("0")) {
            zeros = 1;
        }
        int padding = conversion.width() - prefix.length() - zeros - digits.length();
        if (conversion.zero() && !conversion.left() && conversion.precision() < 0 && padding > 0) {
            zeros += padding;
            padding = 0;
        }
        if (!conversion.left()) {
            result.append(' ', padding);
        }
        result.append(prefix).append('0', zeros).append(digits);
        if (conversion.left()) {
            result.append(' ', padding);
        }
    }

    private void appendFloat(ByteBuilder result) {
        boolean hexadecimal = conversion.letter() == 'a' || conversion.letter() == 'A';
        if (hexadecimal) {
            checkConversion();
        }
        double value = VariableArguments.number(location, values, index, position());
        checkConversion();
        String text = floatText(value);
        if (Character.isUpperCase(conversion.letter())) {
            text = text.toUpperCase(Locale.ROOT);
        }
        if (conversion.width() == 0 && !conversion.sign() && !conversion.space()) {
            result.append(text);
            return;
        }
        boolean negative = text.charAt(0) == '-';
        String prefix = sign(negative);
        String magnitude = negative ? text.substring(1) : text;
        if (hexadecimal && Double.isFinite(value)) {
            prefix += magnitude.substring(0, 2);
            magnitude = magnitude.substring(2);
        }
        int padding = conversion.width() - prefix.length() - magnitude.length();
        boolean zeros = conversion.zero() && !conversion.left() && Double.isFinite(value);
        if (!zeros && !conversion.left()) {
            result.append(' ', padding);
        }
        result.append(prefix);
        if (zeros) {
            result.append('0', padding);
        }
        result.append(magnitude);
        if (conversion.left()) {
            result.append(' ', padding);
        }
    }

    private String floatText(double value) {
        int precision = conversion.precision();
        int digits = precision < 0 ? DEFAULT_PRECISION : precision;
        return switch (conversion.letter()) {
            case 'e', 'E' -> FloatFormat.scientific(value, digits, conversion.alternate());
            case 'f' -> FloatFormat.fixed(value, digits, conversion.alternate());
            case 'g', 'G' -> FloatFormat.general(value, digits, conversion.alternate());
            default -> FloatFormat.hexadecimal(value, precision, conversion.alternate());
        };
    }

    private void appendString(ByteBuilder result) {
        LuaString text = LuaOperations.tostring(values[index]);
        if (conversion.plain()) {
            result.append(text);
            return;
        }
        byte[] bytes = text.bytes();
        for (int i = 0; i < bytes.length; i++) {
            LongWork.round(i, location);
            if (bytes[i] == 0) {
                throw Errors.badArgument(location, position(), "string contains zeros");
            }
        }
        checkConversion();
        int precision = conversion.precision();
        boolean cut = precision >= 0 && precision < text.length();
        appendPadded(result, cut ? text.substring(0, precision) : text);
    }

    private static String pointer(Object value) {
        return switch (value) {
            case LuaNil n -> "(null)";
            case Boolean b -> "(null)";
            case Long l -> "(null)";
            case Double d -> "(null)";
            case LuaString s when s.length() <= SHORT_STRING -> Coercions.address(LuaString.intern(s.bytes()));
            // Not unique, but good enough for strings, whose identity no program depends on.
            case LuaString s -> "0x7f" + Integer.toHexString(System.identityHashCode(s) | 1 << 31) + "40";
            default -> Coercions.address(value);
        };
    }

    private void appendLiteral(ByteBuilder result) {
        if (!conversion.plain()) {
            throw Errors.inBuiltin(location, "specifier '%q' cannot have modifiers");
        }
        switch (values[index]) {
            case LuaString string -> appendQuoted(result, string.bytes());
            case Long integer ->
                result.append(integer == Long.MIN_VALUE ? "0x8000000000000000" : Long.toString(integer));
            case Double number -> result.append(floatLiteral(number));
            case LuaNil nil -> result.append("nil");
            case Boolean truth -> result.append(truth.toString());
            default -> throw Errors.badArgument(location, position(), "value has no literal form");
        }
    }

    private static String floatLiteral(double value) {
        if (Double.isNaN(value)) {
            return "(0/0)";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "1e9999" : "-1e9999";
        }
        return FloatFormat.hexadecimal(value, -1, false);
    }

    private void appendQuoted(ByteBuilder result, byte[] bytes) {
        result.append('"');
        for (int i = 0; i < bytes.length; i++) {
            LongWork.round(i, location);
            int c = bytes[i] & 0xff;
            if (c == '"' || c == '\\' || c == '\n') {
                result.append('\\').append(c);
            } else if (CharacterClass.isControl(c)) {
                String code = Integer.toString(c);
                boolean digitFollows = i + 1 < bytes.length && CharacterClass.isDigit(bytes[i + 1]);
                result.append('\\');
                if (digitFollows) {
                    result.append('0', 3 - code.length());
                }
                result.append(code);
            } else {
                result.append(c);
            }
        }
        result.append('"');
    }
}
