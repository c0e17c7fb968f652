package dev.flua.language.nodes.bitwise;

import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.runtime.table.Event;

/** {@code a << b} */
public abstract class ShiftLeftNode extends BitwiseNode {
    @Override
    @Specialization
    protected final long doIntegers(long left, long right) {
        return Shift.left(left, right);
    }

    @Override
    protected final Event event() {
        return Event.SHL;
    }
}
