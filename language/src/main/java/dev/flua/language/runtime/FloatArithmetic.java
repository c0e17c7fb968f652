package dev.flua.language.runtime;

/** Arithmetic on floats that is not Java's (manual §3.4.1). */
public final class FloatArithmetic {
    private FloatArithmetic() {}

    /** {@code left // right}, rounded towards minus infinity. */
    public static double floorDivide(double left, double right) {
        return Math.floor(left / right);
    }

    /** {@code left % right}; the result has the sign of the divisor (the reference's luai_nummod). */
    public static double modulo(double left, double right) {
        double remainder = left % right;
        if (remainder != 0 && (remainder < 0) != (right < 0)) {
            remainder += right;
        }
        return remainder;
    }

    /** {@code left ^ right} */
    public static double power(double left, double right) {
        if (right == 2) {
            return left * left;
        }
        // C's pow knows that 1 to any power, and -1 to an infinite one, is 1; Java's gives NaN.
        return left == 1 || (left == -1 && Double.isInfinite(right)) ? 1 : Math.pow(left, right);
    }
}
