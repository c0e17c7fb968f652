package dev.flua.stdlib.math;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Values;

/** Functions of real numbers. Those without a boundary are intrinsics of the compiler. */
final class RealFunctions {
    private RealFunctions() {}

    @LuaBuiltin(name = "sqrt", arguments = "float")
    abstract static class SqrtNode extends LuaBuiltinNode {
        @Specialization
        double doSqrt(double x) {
            return Math.sqrt(x);
        }
    }

    @LuaBuiltin(name = "sin", arguments = "float")
    abstract static class SinNode extends LuaBuiltinNode {
        @Specialization
        double doSin(double x) {
            return Math.sin(x);
        }
    }

    @LuaBuiltin(name = "cos", arguments = "float")
    abstract static class CosNode extends LuaBuiltinNode {
        @Specialization
        double doCos(double x) {
            return Math.cos(x);
        }
    }

    @LuaBuiltin(name = "tan", arguments = "float")
    abstract static class TanNode extends LuaBuiltinNode {
        @Specialization
        double doTan(double x) {
            return Math.tan(x);
        }
    }

    @LuaBuiltin(name = "asin", arguments = "float")
    abstract static class AsinNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        double doAsin(double x) {
            return Math.asin(x);
        }
    }

    @LuaBuiltin(name = "acos", arguments = "float")
    abstract static class AcosNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        double doAcos(double x) {
            return Math.acos(x);
        }
    }

    @LuaBuiltin(name = "atan", arguments = "float float=1")
    abstract static class AtanNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        double doAtan(double y, double x) {
            return Math.atan2(y, x);
        }
    }

    @LuaBuiltin(name = "sinh", arguments = "float")
    abstract static class SinhNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        double doSinh(double x) {
            return Math.sinh(x);
        }
    }

    @LuaBuiltin(name = "cosh", arguments = "float")
    abstract static class CoshNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        double doCosh(double x) {
            return Math.cosh(x);
        }
    }

    @LuaBuiltin(name = "tanh", arguments = "float")
    abstract static class TanhNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        double doTanh(double x) {
            return Math.tanh(x);
        }
    }

    @LuaBuiltin(name = "exp", arguments = "float")
    abstract static class ExpNode extends LuaBuiltinNode {
        @Specialization
        double doExp(double x) {
            return Math.exp(x);
        }
    }

    @LuaBuiltin(name = "pow", arguments = "float float")
    abstract static class PowNode extends LuaBuiltinNode {
        @Specialization
        double doPow(double x, double y) {
            // C's doPow(1, NaN) and doPow(-1, ±inf) are 1, Java's are NaN.
            if (x == 1 || (x == -1 && Double.isInfinite(y))) {
                return 1;
            }
            return Math.pow(x, y);
        }
    }

    @LuaBuiltin(name = "log", arguments = "float float?")
    abstract static class LogNode extends LuaBuiltinNode {
        private static final double SQRT_2 = Math.sqrt(2);
        private static final double LN_2 = Math.log(2);

        @Specialization
        double doNatural(double x, @SuppressWarnings("unused") LuaNil base) {
            return Math.log(x);
        }

        @Specialization
        double doBase(double x, double base) {
            if (base == 2) {
                return log2(x);
            }
            return base == 10 ? Math.log10(x) : Math.log(x) / Math.log(base);
        }

        /** The logarithm to the base 2, exact for powers of two. */
        private static double log2(double x) {
            if (!(x >= Double.MIN_NORMAL && x < Double.POSITIVE_INFINITY)) {
                return x > 0 && x < Double.MIN_NORMAL ? log2(x * 0x1p54) - 54 : Math.log(x);
            }
            int exponent = Math.getExponent(x);
            double mantissa = x / Math.scalb(1.0, exponent);
            if (mantissa > SQRT_2) {
                mantissa /= 2;
                exponent++;
            }
            return exponent + Math.log(mantissa) / LN_2;
        }
    }

    @LuaBuiltin(name = "log10", arguments = "float")
    abstract static class Log10Node extends LuaBuiltinNode {
        @Specialization
        double doLog10(double x) {
            return Math.log10(x);
        }
    }

    @LuaBuiltin(name = "deg", arguments = "float")
    abstract static class DegNode extends LuaBuiltinNode {
        @Specialization
        double doDeg(double x) {
            return x * (180.0 / Math.PI);
        }
    }

    @LuaBuiltin(name = "rad", arguments = "float")
    abstract static class RadNode extends LuaBuiltinNode {
        @Specialization
        double doRad(double x) {
            return x * (Math.PI / 180.0);
        }
    }

    /** {@code m, e = math.frexp(x)}: x = m * 2^e with m in [0.5, 1). */
    @LuaBuiltin(name = "frexp", arguments = "float")
    abstract static class FrexpNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doFrexp(double x) {
            if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
                return Values.of(x, 0L);
            }
            boolean subnormal = Math.abs(x) < Double.MIN_NORMAL;
            double normal = subnormal ? x * 0x1p54 : x;
            int exponent = Math.getExponent(normal) + 1;
            return Values.of(Math.scalb(normal, -exponent), (long) (subnormal ? exponent - 54 : exponent));
        }
    }

    @LuaBuiltin(name = "ldexp", arguments = "float integer")
    abstract static class LdexpNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        double doLdexp(double x, long exponent) {
            return Math.scalb(x, (int) exponent);
        }
    }
}
