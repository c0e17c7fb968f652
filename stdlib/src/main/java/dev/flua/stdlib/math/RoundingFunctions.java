package dev.flua.stdlib.math;

import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;

/** Functions between integers and floats: rounding, remainders, the subtype of a number. */
final class RoundingFunctions {
    private static final double TWO_TO_63 = 0x1p63;

    private RoundingFunctions() {}

    /** Whether a float that is already rounded has the range of an integer. */
    static boolean inIntegerRange(double rounded) {
        return rounded >= -TWO_TO_63 && rounded < TWO_TO_63;
    }

    @LuaBuiltin(name = "floor", arguments = "number")
    abstract static class FloorNode extends LuaBuiltinNode {
        @Specialization
        long doInteger(long x) {
            return x;
        }

        @Specialization(guards = "inIntegerRange(x)")
        long doFloat(double x) {
            return (long) Math.floor(x);
        }

        /** A float too large for an integer, an infinity or NaN: it stays what it is. */
        @Specialization(guards = "!inIntegerRange(x)")
        double doLarge(double x) {
            return Math.floor(x);
        }

        static boolean inIntegerRange(double x) {
            return RoundingFunctions.inIntegerRange(x);
        }
    }

    @LuaBuiltin(name = "ceil", arguments = "number")
    abstract static class CeilNode extends LuaBuiltinNode {
        @Specialization
        long doInteger(long x) {
            return x;
        }

        @Specialization(guards = "inIntegerRange(x)")
        long doFloat(double x) {
            return (long) Math.ceil(x);
        }

        @Specialization(guards = "!inIntegerRange(x)")
        double doLarge(double x) {
            return Math.ceil(x);
        }

        static boolean inIntegerRange(double x) {
            return RoundingFunctions.inIntegerRange(x);
        }
    }

    @LuaBuiltin(name = "abs", arguments = "number")
    abstract static class AbsNode extends LuaBuiltinNode {
        /** The smallest integer wraps around to itself. */
        @Specialization
        long doInteger(long x) {
            return Math.abs(x);
        }

        @Specialization
        double doFloat(double x) {
            return Math.abs(x);
        }
    }

    @LuaBuiltin(name = "fmod", arguments = "number number")
    abstract static class FmodNode extends LuaBuiltinNode {
        @Specialization(guards = "divisor != 0")
        long doIntegers(long dividend, long divisor) {
            return dividend % divisor;
        }

        @Specialization(guards = "divisor == 0")
        @SuppressWarnings("unused")
        Object doZero(long dividend, long divisor) {
            throw argumentError(2, "zero");
        }

        @Specialization
        double doFloats(double dividend, double divisor) {
            return dividend % divisor;
        }

        @Specialization
        double doMixed(long dividend, double divisor) {
            return dividend % divisor;
        }

        @Specialization
        double doMixed(double dividend, long divisor) {
            return dividend % divisor;
        }
    }

    @LuaBuiltin(name = "modf", arguments = "number")
    abstract static class ModfNode extends LuaBuiltinNode {
        @Specialization
        Object doInteger(long x) {
            return Values.of(x, 0.0);
        }

        @Specialization
        Object doFloat(double x) {
            double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
            // The test is for the infinities, whose difference with themselves is NaN.
            double fraction = whole == x ? 0.0 : x - whole;
            return inIntegerRange(whole) ? Values.of((long) whole, fraction) : Values.of(whole, fraction);
        }
    }

    @LuaBuiltin(name = "tointeger", arguments = "value")
    abstract static class ToIntegerNode extends LuaBuiltinNode {
        @Specialization
        long doInteger(long x) {
            return x;
        }

        @Specialization
        Object doFloat(double x) {
            return Coercions.isInteger(x) ? (Object) (long) x : LuaNil.NIL;
        }

        @Specialization
        Object doOther(Object value) {
            Long integer = Coercions.toInteger(value);
            return integer == null ? LuaNil.NIL : integer;
        }
    }

    @LuaBuiltin(name = "type", arguments = "value")
    abstract static class TypeNode extends LuaBuiltinNode {
        private static final LuaString INTEGER = LuaString.intern("integer");
        private static final LuaString FLOAT = LuaString.intern("float");

        @Specialization
        LuaString doInteger(@SuppressWarnings("unused") long x) {
            return INTEGER;
        }

        @Specialization
        LuaString doFloat(@SuppressWarnings("unused") double x) {
            return FLOAT;
        }

        @Specialization
        Object doOther(Object value) {
            if (value instanceof Long) {
                return INTEGER;
            }
            return value instanceof Double ? FLOAT : LuaNil.NIL;
        }
    }
}
