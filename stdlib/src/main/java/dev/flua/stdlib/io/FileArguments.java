package dev.flua.stdlib.io;

import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.stdlib.system.FileNames;
import java.util.Locale;

/** The checks of arguments that several functions of the library share. */
final class FileArguments {
    private static final String HANDLE = "FILE*";

    private FileArguments() {}

    /** The file handle that is the first argument. */
    static LuaFile handle(LuaBuiltinNode node, Object[] arguments) {
        if (arguments.length > 0 && arguments[0] instanceof LuaFile file) {
            return file;
        }
        throw Errors.badArgumentType(node, 1, HANDLE, arguments.length == 0 ? null : arguments[0]);
    }

    /** The open file that is the first argument. */
    static LuaFile open(LuaBuiltinNode node, Object[] arguments) {
        return open(node, handle(node, arguments));
    }

    static LuaFile open(LuaBuiltinNode node, LuaFile file) {
        if (file.isClosed()) {
            throw Errors.inBuiltin(node, "attempt to use a closed file");
        }
        return file;
    }

    /**
     * Which of {@code options} the argument at {@code position} names in lower case ({@code luaL_checkoption}).
     *
     * @param absent what a missing argument means; null where it must not be missing
     */
    static <T extends Enum<T>> T option(LuaBuiltinNode node, Object[] arguments, int position, T[] options, T absent) {
        if (absent != null && isAbsent(arguments, position)) {
            return absent;
        }
        LuaString name = Coercions.toStringOrNull(at(arguments, position));
        if (name == null) {
            throw Errors.badArgumentType(node, position, "string", at(arguments, position));
        }
        String text = FileNames.text(name);
        for (T option : options) {
            if (option.name().toLowerCase(Locale.ROOT).equals(text)) {
                return option;
            }
        }
        throw Errors.badArgument(node, position, "invalid option '" + text + "'");
    }

    /** The integer at {@code position}, {@code absent} where it is missing ({@code luaL_optinteger}). */
    static long integer(LuaBuiltinNode node, Object[] arguments, int position, long absent) {
        if (isAbsent(arguments, position)) {
            return absent;
        }
        Object value = at(arguments, position);
        Long integer = Coercions.toInteger(value);
        if (integer != null) {
            return integer;
        }
        if (Coercions.toNumber(value) != null) {
            throw Errors.badArgument(node, position, "number has no integer representation");
        }
        throw Errors.badArgumentType(node, position, "number", value);
    }

    /** The argument at {@code position}, null where there are fewer. */
    private static Object at(Object[] arguments, int position) {
        return position <= arguments.length ? arguments[position - 1] : null;
    }

    private static boolean isAbsent(Object[] arguments, int position) {
        return position > arguments.length || arguments[position - 1] == LuaNil.NIL;
    }
}
