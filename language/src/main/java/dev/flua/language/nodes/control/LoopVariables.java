package dev.flua.language.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;

/** Writes values of any type into the frame as local variables have them: numbers unboxed. */
final class LoopVariables {
    private LoopVariables() {}

    static void set(VirtualFrame frame, int slot, Object value) {
        if (value instanceof Long integer) {
            frame.setLong(slot, integer);
        } else if (value instanceof Double number) {
            frame.setDouble(slot, number);
        } else {
            frame.setObject(slot, value);
        }
    }
}
