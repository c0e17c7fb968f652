package dev.flua.language.nodes.bitwise;

import dev.flua.language.runtime.Coercions;

/** Conversion of the operands of bitwise operators: floats of integral value, but no strings (the reference's tointegerns). */
final class BitOperand {
    private BitOperand() {}

    /** The integer that a number is exactly, null for everything else. */
    static Long of(Object value) {
        if (value instanceof Long integer) {
            return integer;
        }
        return value instanceof Double number && Coercions.isInteger(number)
                ? Long.valueOf((long) (double) number)
                : null;
    }
}
