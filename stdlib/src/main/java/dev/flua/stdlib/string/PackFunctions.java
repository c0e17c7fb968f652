package dev.flua.stdlib.string;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.builtins.VariableArguments;
import dev.flua.language.runtime.LongWork;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The functions of the string library that convert values to and from bytes (manual §6.4.2). */
final class PackFunctions {
    private static final int LONG_SIZE = Long.BYTES;

    private PackFunctions() {}

    /** {@code string.pack(fmt, v1, v2, ···)}. */
    @LuaBuiltin(name = "pack", arguments = "string ...")
    abstract static class PackNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        LuaString doPack(LuaString text, Object[] arguments) {
            // The reference has a nil behind the arguments: that is what messages say of a missing one.
            Object[] values = Arrays.copyOf(arguments, arguments.length + 1);
            values[arguments.length] = LuaNil.NIL;
            PackFormat format = new PackFormat(text.bytes(), this);
            long options = 0;
            ByteBuilder result = new ByteBuilder(text.length() * 4);
            int index = 0;
            while (format.next(result.length())) {
                LongWork.round(++options, this);
                result.append(0, format.padding());
                switch (format.kind()) {
                    case PADDING -> result.append(0);
                    case ALIGNMENT, NOTHING -> {
                        // no value
                    }
                    default -> {
                        packValue(result, format, values, index);
                        index++;
                    }
                }
            }
            return result.toLuaString();
        }

        private void packValue(ByteBuilder result, PackFormat format, Object[] values, int index) {
            int position = index + 2;
            switch (format.kind()) {
                case SIGNED, UNSIGNED -> {
                    long value = VariableArguments.integer(this, values, index, position);
                    checkRange(value, format, position);
                    boolean negative = value < 0 && format.kind() == PackFormat.Kind.SIGNED;
                    appendInteger(result, value, format, format.size(), negative);
                }
                case FLOAT -> {
                    float value = (float) VariableArguments.number(this, values, index, position);
                    appendInteger(result, Float.floatToRawIntBits(value), format, Float.BYTES, false);
                }
                case DOUBLE -> {
                    double value = VariableArguments.number(this, values, index, position);
                    appendInteger(result, Double.doubleToRawLongBits(value), format, Double.BYTES, false);
                }
                default ->
                    packString(result, format, VariableArguments.string(this, values, index, position), position);
            }
        }

        private void checkRange(long value, PackFormat format, int position) {
            int bits = format.size() * Byte.SIZE;
            if (bits >= Long.SIZE) {
                return;
            }
            if (format.kind() == PackFormat.Kind.SIGNED) {
                long limit = 1L << (bits - 1);
                if (value < -limit || value >= limit) {
                    throw argumentError(position, "integer overflow");
                }
            } else if (value >>> bits != 0) {
                throw argumentError(position, "unsigned overflow");
            }
        }

        private void packString(ByteBuilder result, PackFormat format, LuaString string, int position) {
            int size = format.size();
            switch (format.kind()) {
                case FIXED_STRING -> {
                    if (string.length() > size) {
                        throw argumentError(position, "string longer than given size");
                    }
                    result.append(string).append(0, size - string.length());
                }
                case COUNTED_STRING -> {
                    if (size < Integer.BYTES && string.length() >>> (size * Byte.SIZE) != 0) {
                        throw argumentError(position, "string length does not fit in given size");
                    }
                    appendInteger(result, string.length(), format, size, false);
                    result.append(string);
                }
                default -> {
                    for (byte c : string.bytes()) {
                        if (c == 0) {
                            throw argumentError(position, "string contains zeros");
                        }
                    }
                    result.append(string).append(0);
                }
            }
        }

        private static void appendInteger(
                ByteBuilder result, long value, PackFormat format, int size, boolean negative) {
            for (int i = 0; i < size; i++) {
                int place = format.isLittleEndian() ? i : size - 1 - i;
                if (place < LONG_SIZE) {
                    result.append((int) (value >>> (place * Byte.SIZE)));
                } else {
                    result.append(negative ? 0xff : 0);
                }
            }
        }
    }

    /** {@code string.packsize(fmt)}. */
    @LuaBuiltin(name = "packsize", arguments = "string")
    abstract static class PackSizeNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        long doPackSize(LuaString text) {
            PackFormat format = new PackFormat(text.bytes(), this);
            long options = 0;
            long total = 0;
            while (format.next(total)) {
                LongWork.round(++options, this);
                PackFormat.Kind kind = format.kind();
                if (kind == PackFormat.Kind.COUNTED_STRING || kind == PackFormat.Kind.ZERO_TERMINATED) {
                    throw argumentError(1, "variable-length format");
                }
                total += (long) format.size() + format.padding();
                if (total > Integer.MAX_VALUE) {
                    throw argumentError(1, "format result too large");
                }
            }
            return total;
        }
    }

    /** {@code string.unpack(fmt, s [, pos])}. */
    @LuaBuiltin(name = "unpack", arguments = "string string integer=1")
    abstract static class UnpackNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doUnpack(LuaString text, LuaString data, long init) {
            long start = StringPositions.start(init, data.length()) - 1;
            if (start > data.length()) {
                throw argumentError(3, "initial position out of string");
            }
            PackFormat format = new PackFormat(text.bytes(), this);
            long options = 0;
            List<Object> results = new ArrayList<>();
            int position = (int) start;
            while (format.next(position)) {
                LongWork.round(++options, this);
                requireStack(results.size() + 1L, "too many results");
                if ((long) format.padding() + format.size() > data.length() - position) {
                    throw argumentError(2, "data string too short");
                }
                position = unpackValue(results, format, data, position + format.padding());
            }
            results.add(position + 1L);
            return Values.of(results.toArray());
        }

        /** Adds the value at a position, if there is one, to the results; the position behind it. */
        private int unpackValue(List<Object> results, PackFormat format, LuaString data, int position) {
            byte[] bytes = data.bytes();
            int end = position + format.size();
            switch (format.kind()) {
                case SIGNED, UNSIGNED -> results.add(readInteger(bytes, position, format));
                case FLOAT -> {
                    int bits = (int) readBytes(bytes, position, format, Float.BYTES);
                    results.add((double) Float.intBitsToFloat(bits));
                }
                case DOUBLE -> results.add(Double.longBitsToDouble(readBytes(bytes, position, format, Double.BYTES)));
                case FIXED_STRING -> results.add(data.substring(position, end));
                case COUNTED_STRING -> {
                    long length = readInteger(bytes, position, format);
                    if (Long.compareUnsigned(length, bytes.length - end) > 0) {
                        throw argumentError(2, "data string too short");
                    }
                    results.add(data.substring(end, end + (int) length));
                    end += (int) length;
                }
                case ZERO_TERMINATED -> {
                    while (end < bytes.length && bytes[end] != 0) {
                        LongWork.round(++end, this);
                    }
                    if (end == bytes.length) {
                        throw argumentError(2, "unfinished string for format 'z'");
                    }
                    results.add(data.substring(position, end));
                    end++;
                }
                default -> {
                    // padding and configuration have no value
                }
            }
            return end;
        }

        private long readInteger(byte[] bytes, int position, PackFormat format) {
            int size = format.size();
            boolean signed = format.kind() == PackFormat.Kind.SIGNED;
            long value = readBytes(bytes, position, format, size);
            if (size < LONG_SIZE) {
                int unused = Long.SIZE - size * Byte.SIZE;
                return signed ? value << unused >> unused : value;
            }
            byte filler = (byte) (signed && value < 0 ? 0xff : 0);
            for (int place = LONG_SIZE; place < size; place++) {
                if (bytes[index(position, place, format, size)] != filler) {
                    throw error(size + "-byte integer does not fit into Lua Integer");
                }
            }
            return value;
        }

        private static long readBytes(byte[] bytes, int position, PackFormat format, int size) {
            long value = 0;
            for (int place = Math.min(size, LONG_SIZE) - 1; place >= 0; place--) {
                value = value << Byte.SIZE | (bytes[index(position, place, format, size)] & 0xff);
            }
            return value;
        }

        /** Where the byte with the weight 256<sup>place</sup> is. */
        private static int index(int position, int place, PackFormat format, int size) {
            return format.isLittleEndian() ? position + place : position + size - 1 - place;
        }
    }
}
