package dev.flua.language.nodes.compare;

/** Exact comparison of an integer with a float, without rounding the integer (the reference's LTnum and LEnum). */
final class MixedComparison {
    private static final double TWO_TO_63 = 0x1p63;

    /** Integers up to this size are floats, too. */
    private static final long EXACT = 1L << 53;

    private MixedComparison() {}

    private static boolean isExact(long value) {
        return -EXACT <= value && value <= EXACT;
    }

    static boolean less(long left, double right) {
        if (isExact(left)) {
            return left < right;
        }
        if (right >= TWO_TO_63) {
            return true;
        }
        // For right not an integer, left < right is left < ceil(right).
        return right > -TWO_TO_63 && left < (long) Math.ceil(right);
    }

    static boolean lessOrEqual(long left, double right) {
        if (isExact(left)) {
            return left <= right;
        }
        if (right >= TWO_TO_63) {
            return true;
        }
        return right >= -TWO_TO_63 && left <= (long) Math.floor(right);
    }

    static boolean less(double left, long right) {
        if (isExact(right)) {
            return left < right;
        }
        if (left >= TWO_TO_63) {
            return false;
        }
        return left < -TWO_TO_63 || (left >= -TWO_TO_63 && (long) Math.floor(left) < right);
    }

    static boolean lessOrEqual(double left, long right) {
        if (isExact(right)) {
            return left <= right;
        }
        if (left >= TWO_TO_63) {
            return false;
        }
        return left < -TWO_TO_63 || (left >= -TWO_TO_63 && (long) Math.ceil(left) <= right);
    }
}
