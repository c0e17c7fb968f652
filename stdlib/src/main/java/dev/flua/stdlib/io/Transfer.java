package dev.flua.stdlib.io;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.text.FloatFormat;
import dev.flua.stdlib.system.SystemFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What {@code read} and {@code write} do, as functions and as methods, and the iterators of {@code lines}. */
final class Transfer {
    private static final int FLOAT_DIGITS = 14;

    private Transfer() {}

    /**
     * Reads according to formats (manual §6.8, {@code file:read}).
     *
     * @param arguments the formats are those from {@code first} on; with none, a line is read
     * @param position of the first format among the arguments of the call, counted from 1
     * @return the values, of which the last is nil if there was nothing to read; or nil, message and number of an error
     */
    @TruffleBoundary
    static Object read(Node node, FileStream stream, Object[] arguments, int first, int position) {
        try {
            if (first == arguments.length) {
                return orNil(stream.readLine(false));
            }
            Object[] results = new Object[arguments.length - first];
            for (int i = 0; i < results.length; i++) {
                Object value = readOne(node, stream, arguments[first + i], position + i);
                results[i] = orNil(value);
                if (value == null) {
                    return Values.of(Arrays.copyOf(results, i + 1));
                }
            }
            return Values.of(results);
        } catch (IOException e) {
            return SystemFailure.of(e).results();
        }
    }

    private static Object orNil(Object value) {
        return value == null ? LuaNil.NIL : value;
    }

    private static Object readOne(Node node, FileStream stream, Object format, int position) throws IOException {
        if (format instanceof Long || format instanceof Double) {
            return readCount(node, stream, format, position);
        }
        if (!(format instanceof LuaString string)) {
            throw Errors.badArgumentType(node, position, "string", format);
        }
        int letter = string.length() > 0 && string.byteAt(0) == '*' ? 1 : 0; // as in Lua 5.2
        return switch (string.length() > letter ? string.byteAt(letter) : 0) {
            case 'n' -> NumeralReader.read(stream);
            case 'l' -> stream.readLine(false);
            case 'L' -> stream.readLine(true);
            case 'a' -> stream.readAll();
            default -> throw Errors.badArgument(node, position, "invalid format");
        };
    }

    private static LuaString readCount(Node node, FileStream stream, Object format, int position) throws IOException {
        Long count = Coercions.toInteger(format);
        if (count == null) {
            throw Errors.badArgument(node, position, "number has no integer representation");
        }
        if (count == 0) {
            return stream.peek() < 0 ? null : LuaString.EMPTY;
        }
        if (count < 0) {
            throw Allocation.failed(); // as unsigned number it is very large
        }
        return stream.readBytes(count);
    }

    /**
     * Writes strings and numbers.
     *
     * @param arguments those from {@code first} on are written
     * @param position of the first of them among the arguments of the call, counted from 1
     * @return {@code file}; or nil, message and number of an error
     */
    @TruffleBoundary
    static Object write(Node node, LuaFile file, Object[] arguments, int first, int position) {
        FileStream stream = file.stream();
        IOException failure = null;
        for (int i = first; i < arguments.length; i++) {
            byte[] bytes = bytes(node, arguments[i], position + i - first);
            if (failure == null) {
                failure = write(stream, bytes);
            }
        }
        return failure == null ? file : SystemFailure.of(failure).results();
    }

    private static IOException write(FileStream stream, byte[] bytes) {
        try {
            stream.write(bytes);
            return null;
        } catch (IOException e) {
            return e; // the reference checks the remaining arguments all the same
        }
    }

    private static byte[] bytes(Node node, Object value, int position) {
        return switch (value) {
            case LuaString string -> string.bytes();
            case Long integer -> Long.toString(integer).getBytes(StandardCharsets.ISO_8859_1);
            // No ".0" is added here, unlike in tostring.
            case Double number -> FloatFormat.general(number, FLOAT_DIGITS).getBytes(StandardCharsets.ISO_8859_1);
            default -> throw Errors.badArgumentType(node, position, "string", value);
        };
    }
}
