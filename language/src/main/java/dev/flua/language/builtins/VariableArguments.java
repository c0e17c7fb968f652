package dev.flua.language.builtins;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.stack.Errors;

/**
 * Checks arguments behind {@code ...} whose types only the values of others tell, such as those of {@code
 * string.format}; as the reference's {@code luaL_check…} functions do.
 */
public final class VariableArguments {
    private VariableArguments() {}

    /** The argument, null where it is missing. */
    private static Object read(Object[] values, int index) {
        return index < values.length ? values[index] : null;
    }

    /**
     * An integer, or what converts to one.
     *
     * @param index of the argument in {@code values}
     * @param position of the argument among all, counted from 1
     */
    @TruffleBoundary
    public static long integer(Node location, Object[] values, int index, int position) {
        Object value = read(values, index);
        if (value instanceof Long integer) {
            return integer;
        }
        Long converted = value == null ? null : Coercions.toInteger(value);
        if (converted != null) {
            return converted;
        }
        if (value != null && Coercions.toNumber(value) != null) {
            throw Errors.badArgument(location, position, "number has no integer representation");
        }
        throw Errors.badArgumentType(location, position, "number", value);
    }

    /** A float, or what converts to one. */
    @TruffleBoundary
    public static double number(Node location, Object[] values, int index, int position) {
        Object value = read(values, index);
        Object number = value == null ? null : Coercions.toNumber(value);
        return switch (number) {
            case Double d -> d;
            case Long l -> (double) l;
            case null, default -> throw Errors.badArgumentType(location, position, "number", value);
        };
    }

    /** A string, or a number as a string. */
    @TruffleBoundary
    public static LuaString string(Node location, Object[] values, int index, int position) {
        Object value = read(values, index);
        LuaString string = value == null ? null : Coercions.toStringOrNull(value);
        if (string == null) {
            throw Errors.badArgumentType(location, position, "string", value);
        }
        return string;
    }
}
