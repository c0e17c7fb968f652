package dev.flua.language.runtime;

import com.oracle.truffle.api.frame.Frame;

/** How a frame has a local variable: numbers unboxed. */
public final class LocalSlot {
    private LocalSlot() {}

    /** Sets a variable that is not in a cell. */
    public static void set(Frame frame, int slot, Object value) {
        if (value instanceof Long integer) {
            frame.setLong(slot, integer);
        } else if (value instanceof Double number) {
            frame.setDouble(slot, number);
        } else {
            frame.setObject(slot, value);
        }
    }
}
