package dev.flua.stdlib.debug;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.coroutine.LuaCoroutine;

/**
 * A function of {@code debug} whose arguments may begin with a coroutine, which moves all others by one. Indexes of arguments
 * count from 0 in the array of all arguments.
 */
abstract class DebugNode extends LuaBuiltinNode {
    /** The coroutine that the arguments begin with, null for the running one. */
    static LuaCoroutine coroutine(Object[] arguments) {
        return arguments.length > 0 && arguments[0] instanceof LuaCoroutine coroutine ? coroutine : null;
    }

    /** Number of arguments that the coroutine takes. */
    static int shift(Object[] arguments) {
        return coroutine(arguments) == null ? 0 : 1;
    }

    /** As {@code luaL_checkinteger}; the reference casts levels and indexes to a C int. */
    @TruffleBoundary
    final int integer(Object[] arguments, int index) {
        Object value = Values.at(arguments, index);
        Long integer = Coercions.toInteger(value);
        if (integer != null) {
            return (int) (long) integer;
        }
        if (Coercions.toNumber(value) != null) {
            throw argumentError(index + 1, "number has no integer representation");
        }
        throw wrongType(arguments, index, "number");
    }

    /** As {@code luaL_optinteger}. */
    final int integer(Object[] arguments, int index, int missing) {
        return Values.at(arguments, index) == LuaNil.NIL ? missing : integer(arguments, index);
    }

    /** As {@code luaL_optstring}. */
    @TruffleBoundary
    final LuaString string(Object[] arguments, int index, LuaString missing) {
        Object value = Values.at(arguments, index);
        if (value == LuaNil.NIL) {
            return missing;
        }
        LuaString string = Coercions.toStringOrNull(value);
        if (string == null) {
            throw wrongType(arguments, index, "string");
        }
        return string;
    }

    /** As {@code luaL_checkany}. */
    final void present(Object[] arguments, int index) {
        if (index >= arguments.length) {
            throw argumentError(index + 1, "value expected");
        }
    }

    final LuaError wrongType(Object[] arguments, int index, String expected) {
        return typeError(index + 1, expected, index < arguments.length ? arguments[index] : null);
    }
}
