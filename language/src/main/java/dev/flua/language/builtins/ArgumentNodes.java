package dev.flua.language.builtins;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.table.LuaTable;
import java.util.Arrays;

/** The nodes that read, check and convert the arguments of library functions, made from {@link LuaBuiltin#arguments}. */
final class ArgumentNodes {
    private ArgumentNodes() {}

    static LuaExpressionNode[] parse(String declaration) {
        if (declaration.isBlank()) {
            return new LuaExpressionNode[0];
        }
        String[] words = declaration.trim().split(" +");
        LuaExpressionNode[] nodes = new LuaExpressionNode[words.length];
        for (int i = 0; i < words.length; i++) {
            nodes[i] = create(words[i], i);
        }
        return nodes;
    }

    private static LuaExpressionNode create(String word, int index) {
        if (word.equals("...")) {
            return new Rest(index);
        }
        int equals = word.indexOf('=');
        boolean optional = word.endsWith("?") || equals >= 0;
        String type = equals >= 0 ? word.substring(0, equals) : optional ? word.substring(0, word.length() - 1) : word;
        String text = equals >= 0 ? word.substring(equals + 1) : null;
        return switch (type) {
            case "any" -> new Any(index);
            case "value" -> new Required(index);
            case "boolean" -> new Truth(index);
            case "string" -> new Text(index, optional, text == null ? LuaNil.NIL : LuaString.intern(text));
            case "integer" -> new IntegerArgument(index, optional, text == null ? LuaNil.NIL : Long.valueOf(text));
            case "number" -> new Number(index, optional, LuaNil.NIL);
            case "float" -> new FloatArgument(index, optional, text == null ? LuaNil.NIL : Double.valueOf(text));
            case "table" -> new Table(index, optional);
            case "sequence" -> new Sequence(index, optional);
            case "function" -> new Function(index, optional);
            default -> throw new IllegalArgumentException("unknown argument type " + word);
        };
    }

    /** One argument. */
    private abstract static class Argument extends LuaExpressionNode {
        final int index;

        Argument(int index) {
            this.index = index;
        }

        /** The argument, null where it is missing. */
        final Object read(VirtualFrame frame) {
            Object[] arguments = frame.getArguments();
            return index + 1 < arguments.length ? arguments[index + 1] : null;
        }

        final LuaError typeError(String expected, Object actual) {
            return Errors.badArgumentType(this, index + 1, expected, actual);
        }
    }

    private static final class Any extends Argument {
        Any(int index) {
            super(index);
        }

        @Override
        public Object execute(VirtualFrame frame) {
            Object value = read(frame);
            return value == null ? LuaNil.NIL : value;
        }
    }

    private static final class Required extends Argument {
        Required(int index) {
            super(index);
        }

        @Override
        public Object execute(VirtualFrame frame) {
            Object value = read(frame);
            if (value == null) {
                CompilerDirectives.transferToInterpreterAndInvalidate();
                throw Errors.badArgument(this, index + 1, "value expected");
            }
            return value;
        }
    }

    private static final class Truth extends Argument {
        Truth(int index) {
            super(index);
        }

        @Override
        public boolean executeBoolean(VirtualFrame frame) {
            Object value = read(frame);
            return value != null && Coercions.isTrue(value);
        }

        @Override
        public Object execute(VirtualFrame frame) {
            return executeBoolean(frame);
        }
    }

    private static final class Rest extends Argument {
        Rest(int index) {
            super(index);
        }

        @Override
        public Object execute(VirtualFrame frame) {
            Object[] arguments = frame.getArguments();
            if (arguments.length <= index + 1) {
                return Values.NONE;
            }
            return Arrays.copyOfRange(arguments, index + 1, arguments.length);
        }
    }

    /** An argument of one type that may have a default. */
    private abstract static class Checked extends Argument {
        private final boolean optional;
        private final Object missing;

        Checked(int index, boolean optional, Object missing) {
            super(index);
            this.optional = optional;
            this.missing = missing;
        }

        /** What stands for a missing argument or nil. */
        final Object defaultFor(Object value, String expected) {
            if (optional && (value == null || value == LuaNil.NIL)) {
                return missing;
            }
            CompilerDirectives.transferToInterpreterAndInvalidate();
            throw typeError(expected, value);
        }
    }

    private static final class Text extends Checked {
        Text(int index, boolean optional, Object missing) {
            super(index, optional, missing);
        }

        @Override
        public Object execute(VirtualFrame frame) {
            Object value = read(frame);
            if (value instanceof LuaString) {
                return value;
            }
            LuaString string = value == null ? null : Coercions.toStringOrNull(value);
            return string != null ? string : defaultFor(value, "string");
        }
    }

    private static final class IntegerArgument extends Checked {
        IntegerArgument(int index, boolean optional, Object missing) {
            super(index, optional, missing);
        }

        @Override
        public long executeLong(VirtualFrame frame) throws UnexpectedResultException {
            Object value = read(frame);
            if (value instanceof Long integer) {
                return integer;
            }
            Object other = convert(value);
            if (other instanceof Long integer) {
                return integer;
            }
            throw new UnexpectedResultException(other);
        }

        @Override
        public Object execute(VirtualFrame frame) {
            Object value = read(frame);
            return value instanceof Long ? value : convert(value);
        }

        private Object convert(Object value) {
            if (value instanceof Double number && Coercions.isInteger(number)) {
                return (long) (double) number;
            }
            if (value == null || value == LuaNil.NIL) {
                return defaultFor(value, "number");
            }
            return convertOther(value);
        }

        @TruffleBoundary
        private Object convertOther(Object value) {
            Long integer = Coercions.toInteger(value);
            if (integer != null) {
                return integer;
            }
            if (Coercions.toNumber(value) != null) {
                throw Errors.badArgument(this, index + 1, "number has no integer representation");
            }
            throw typeError("number", value);
        }
    }

    private static class Number extends Checked {
        Number(int index, boolean optional, Object missing) {
            super(index, optional, missing);
        }

        @Override
        public Object execute(VirtualFrame frame) {
            Object value = read(frame);
            if (value instanceof Double || value instanceof Long) {
                return value;
            }
            Object number = value == null ? null : Coercions.toNumber(value);
            if (number instanceof Long integer && value instanceof LuaString) {
                return (double) integer; // an integer in a string is no integer for lua_isinteger
            }
            return number != null ? number : defaultFor(value, "number");
        }
    }

    private static final class FloatArgument extends Number {
        FloatArgument(int index, boolean optional, Object missing) {
            super(index, optional, missing);
        }

        @Override
        public double executeDouble(VirtualFrame frame) throws UnexpectedResultException {
            Object value = execute(frame);
            if (value instanceof Double number) {
                return number;
            }
            throw new UnexpectedResultException(value);
        }

        @Override
        public Object execute(VirtualFrame frame) {
            Object value = super.execute(frame);
            return value instanceof Long integer ? (Object) (double) (long) integer : value;
        }
    }

    private static final class Table extends Checked {
        Table(int index, boolean optional) {
            super(index, optional, LuaNil.NIL);
        }

        @Override
        public Object execute(VirtualFrame frame) {
            Object value = read(frame);
            return value instanceof LuaTable ? value : defaultFor(value, "table");
        }
    }

    private static final class Sequence extends Checked {
        Sequence(int index, boolean optional) {
            super(index, optional, LuaNil.NIL);
        }

        @Override
        public Object execute(VirtualFrame frame) {
            Object value = read(frame);
            return value instanceof LuaTable || value instanceof LuaString
                    ? value
                    : defaultFor(value, "table or string");
        }
    }

    private static final class Function extends Checked {
        Function(int index, boolean optional) {
            super(index, optional, LuaNil.NIL);
        }

        @Override
        public Object execute(VirtualFrame frame) {
            Object value = read(frame);
            return value instanceof LuaFunction ? value : defaultFor(value, "function");
        }
    }
}
