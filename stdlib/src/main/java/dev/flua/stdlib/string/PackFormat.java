package dev.flua.stdlib.string;

import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.stack.Errors;

/**
 * Reads the options of a format string of {@code string.pack} one by one (manual §6.4.2). The machine described is
 * a 64-bit one, little-endian, as that on which the reference is mostly used.
 */
final class PackFormat {
    /** What an option stands for. */
    enum Kind {
        SIGNED,
        UNSIGNED,
        FLOAT,
        DOUBLE,
        FIXED_STRING,
        COUNTED_STRING,
        ZERO_TERMINATED,
        PADDING,
        ALIGNMENT,
        NOTHING
    }

    /** The largest size of an integer. */
    private static final int MAX_INTEGER_SIZE = 16;

    private static final int NATIVE_ALIGNMENT = 8;
    private static final int INT_SIZE = 4;
    private static final int SIZE_SIZE = 8;

    /** What {@code c} without a number yields. */
    private static final int MISSING = -1;

    /** The length at which reading of numbers stops, so that they stay below the largest int. */
    private static final int NUMBER_LIMIT = (Integer.MAX_VALUE - 9) / 10;

    private final byte[] format;
    private final Node location;
    private int position;
    private boolean littleEndian = true;
    private int maxAlignment = 1;

    private Kind kind;
    private int size;
    private int padding;

    PackFormat(byte[] format, Node location) {
        this.format = format;
        this.location = location;
    }

    /** The option's kind, after {@link #next}. */
    Kind kind() {
        return kind;
    }

    /** The size of the option's value in bytes; 0 where only the value tells. */
    int size() {
        return size;
    }

    /** Number of bytes for alignment before the value. */
    int padding() {
        return padding;
    }

    boolean isLittleEndian() {
        return littleEndian;
    }

    /** Reads the next option; false at the end, which may also be a zero byte. */
    boolean next(long totalSize) {
        if (at(position) == 0) {
            return false;
        }
        kind = readOption();
        int alignment = size;
        if (kind == Kind.ALIGNMENT) {
            alignment = readAlignment();
        }
        padding = 0;
        if (alignment > 1 && kind != Kind.FIXED_STRING) {
            alignment = Math.min(alignment, maxAlignment);
            if ((alignment & (alignment - 1)) != 0) {
                throw Errors.badArgument(location, 1, "format asks for alignment not power of 2");
            }
            padding = (int) (alignment - (totalSize & (alignment - 1))) & (alignment - 1);
        }
        return true;
    }

    /** {@code X} takes its alignment from the option behind it, which is not used otherwise. */
    private int readAlignment() {
        if (at(position) != 0) {
            Kind next = readOption();
            int alignment = size;
            size = 0;
            if (next != Kind.FIXED_STRING && alignment != 0) {
                return alignment;
            }
        }
        throw Errors.badArgument(location, 1, "invalid next option for option 'X'");
    }

    private int at(int index) {
        return index < format.length ? format[index] & 0xff : 0;
    }

    private Kind readOption() {
        int option = at(position);
        position++;
        size = 0;
        return switch (option) {
            case 'b' -> sized(Kind.SIGNED, 1);
            case 'B' -> sized(Kind.UNSIGNED, 1);
            case 'h' -> sized(Kind.SIGNED, 2);
            case 'H' -> sized(Kind.UNSIGNED, 2);
            case 'l', 'j' -> sized(Kind.SIGNED, 8);
            case 'L', 'J', 'T' -> sized(Kind.UNSIGNED, 8);
            case 'f' -> sized(Kind.FLOAT, 4);
            case 'd', 'n' -> sized(Kind.DOUBLE, 8);
            case 'i' -> sized(Kind.SIGNED, readIntegerSize(INT_SIZE));
            case 'I' -> sized(Kind.UNSIGNED, readIntegerSize(INT_SIZE));
            case 's' -> sized(Kind.COUNTED_STRING, readIntegerSize(SIZE_SIZE));
            case 'c' -> sized(Kind.FIXED_STRING, readStringSize());
            case 'z' -> Kind.ZERO_TERMINATED;
            case 'x' -> sized(Kind.PADDING, 1);
            case 'X' -> Kind.ALIGNMENT;
            default -> {
                configure(option);
                yield Kind.NOTHING;
            }
        };
    }

    private Kind sized(Kind sizedKind, int bytes) {
        size = bytes;
        return sizedKind;
    }

    private void configure(int option) {
        switch (option) {
            case ' ' -> {
                // separates options
            }
            case '<', '=' -> littleEndian = true;
            case '>' -> littleEndian = false;
            case '!' -> maxAlignment = readIntegerSize(NATIVE_ALIGNMENT);
            default -> throw Errors.inBuiltin(location, "invalid format option '" + LuaString.ofByte(option) + "'");
        }
    }

    private int readNumber(int missing) {
        if (!CharacterClass.isDigit(at(position))) {
            return missing;
        }
        int number = 0;
        do {
            number = number * 10 + (at(position) - '0');
            position++;
        } while (CharacterClass.isDigit(at(position)) && number <= NUMBER_LIMIT);
        return number;
    }

    private int readIntegerSize(int missing) {
        int number = readNumber(missing);
        if (number > MAX_INTEGER_SIZE || number <= 0) {
            throw Errors.inBuiltin(
                    location, "integral size (" + number + ") out of limits [1," + MAX_INTEGER_SIZE + "]");
        }
        return number;
    }

    private int readStringSize() {
        int number = readNumber(MISSING);
        if (number == MISSING) {
            throw Errors.inBuiltin(location, "missing size for format option 'c'");
        }
        return number;
    }
}
