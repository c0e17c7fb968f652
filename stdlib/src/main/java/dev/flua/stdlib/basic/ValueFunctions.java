package dev.flua.stdlib.basic;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.builtins.VariableArguments;
import dev.flua.language.nodes.LuaOperations;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.table.Event;
import dev.flua.language.runtime.table.LuaTable;
import java.util.Arrays;

/** Types and conversions of values, and {@code select}. */
final class ValueFunctions {
    private ValueFunctions() {}

    @LuaBuiltin(name = "type", arguments = "value")
    abstract static class TypeNode extends LuaBuiltinNode {
        private static final LuaString NIL = LuaString.intern("nil");
        private static final LuaString BOOLEAN = LuaString.intern("boolean");
        private static final LuaString NUMBER = LuaString.intern("number");
        private static final LuaString STRING = LuaString.intern("string");
        private static final LuaString TABLE = LuaString.intern("table");
        private static final LuaString FUNCTION = LuaString.intern("function");

        @Specialization
        static LuaString doType(Object value) {
            if (value instanceof LuaTable) {
                return TABLE;
            }
            if (value instanceof LuaString) {
                return STRING;
            }
            if (value instanceof Long || value instanceof Double) {
                return NUMBER;
            }
            if (value instanceof LuaFunction) {
                return FUNCTION;
            }
            if (value == LuaNil.NIL) {
                return NIL;
            }
            return value instanceof Boolean ? BOOLEAN : other(value);
        }

        @TruffleBoundary
        private static LuaString other(Object value) {
            return LuaString.intern(Metatables.typeName(value));
        }
    }

    @LuaBuiltin(name = "tostring", arguments = "value")
    abstract static class ToStringNode extends LuaBuiltinNode {
        @Specialization
        static LuaString doString(LuaString value) {
            return value;
        }

        @Specialization
        static LuaString doInteger(long value) {
            return Coercions.numberToString(value);
        }

        @Specialization
        static LuaString doFloat(double value) {
            return Coercions.numberToString(value);
        }

        @Specialization
        final LuaString doOther(Object value, @Cached CallNode call) {
            Object method = Metatables.metamethod(value, Event.TOSTRING);
            if (method == LuaNil.NIL) {
                return LuaOperations.tostring(value);
            }
            LuaString string = Coercions.toStringOrNull(Values.first(call.execute(method, value)));
            if (string == null) {
                throw error("'__tostring' must return a string");
            }
            return string;
        }
    }

    @LuaBuiltin(name = "tonumber", arguments = "any integer?")
    abstract static class ToNumberNode extends LuaBuiltinNode {
        @Specialization
        static long doInteger(long value, @SuppressWarnings("unused") LuaNil base) {
            return value;
        }

        @Specialization
        static double doFloat(double value, @SuppressWarnings("unused") LuaNil base) {
            return value;
        }

        @Specialization
        static Object doString(LuaString value, @SuppressWarnings("unused") LuaNil base) {
            Object number = Coercions.toNumber(value);
            return number == null ? LuaNil.NIL : number;
        }

        /** What does not denote a number is not converted; but there has to be something. */
        @Specialization(guards = "!isNumeral(value)")
        final Object doOther(VirtualFrame frame, @SuppressWarnings("unused") Object value, LuaNil base) {
            if (frame.getArguments().length == 1) {
                throw argumentError(1, "value expected");
            }
            return base;
        }

        @Specialization
        final Object doBase(LuaString value, long base) {
            if (base < Character.MIN_RADIX || base > Character.MAX_RADIX) {
                throw argumentError(2, "base out of range");
            }
            return IntegerNumeral.parse(value.bytes(), (int) base, this);
        }

        /** With a base, a number does not count as the string that it converts to. */
        @Specialization(guards = "!isString(value)")
        final Object doBaseOther(VirtualFrame frame, Object value, @SuppressWarnings("unused") long base) {
            throw typeError(1, "string", frame.getArguments().length == 1 ? null : value);
        }

        static boolean isString(Object value) {
            return value instanceof LuaString;
        }

        static boolean isNumeral(Object value) {
            return value instanceof LuaString || value instanceof Long || value instanceof Double;
        }
    }

    @LuaBuiltin(name = "select", arguments = "any ...")
    abstract static class SelectNode extends LuaBuiltinNode {
        @Specialization(guards = "isCount(selector)")
        static long doCount(@SuppressWarnings("unused") LuaString selector, Object[] values) {
            return values.length;
        }

        @Specialization
        final Object doIndex(long index, Object[] values) {
            long first = index < 0 ? values.length + index : Math.min(index - 1, values.length);
            if (first < 0) {
                throw argumentError(1, "index out of range");
            }
            if (first == values.length - 1) {
                return values[(int) first];
            }
            return Arrays.copyOfRange(values, (int) first, values.length);
        }

        @Specialization(guards = "!isSelector(selector)")
        final Object doOther(VirtualFrame frame, @SuppressWarnings("unused") Object selector, Object[] values) {
            return doIndex(VariableArguments.integer(this, arguments(frame), 0, 1), values);
        }

        private static Object[] arguments(VirtualFrame frame) {
            Object[] frameArguments = frame.getArguments();
            return Arrays.copyOfRange(frameArguments, 1, frameArguments.length);
        }

        static boolean isSelector(Object selector) {
            return selector instanceof Long || (selector instanceof LuaString string && isCount(string));
        }

        static boolean isCount(LuaString selector) {
            return selector.length() > 0 && selector.byteAt(0) == '#';
        }
    }
}
