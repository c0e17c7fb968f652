package dev.flua.language.nodes.bitwise;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.runtime.Coercions;

/** Conversion of the operands of bitwise operators (manual §3.4.2). */
final class BitOperand {
    private BitOperand() {}

    /** The integer that a number or string converts to exactly, null for everything else. */
    @TruffleBoundary
    static Long of(Object value) {
        return Coercions.toInteger(value);
    }
}
