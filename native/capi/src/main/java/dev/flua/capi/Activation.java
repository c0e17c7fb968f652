package dev.flua.capi;

import dev.flua.language.runtime.LuaFunction;
import java.util.ArrayList;
import java.util.List;

/** An active C function, or what is at the bottom of a thread's stack. */
final class Activation {
    private final Activation outer;
    private final LuaFunction function;
    private final int base;
    private final int firstObject;
    private final boolean yieldable;

    /** The slots that are to be closed, by their indexes; null for none. */
    private List<Long> toClose;

    /**
     * @param function null at the bottom
     * @param base index in the stack of the function's first slot
     * @param firstObject what it adds to the list of objects has this index, or a higher one
     * @param yieldable whether the function may yield
     */
    Activation(Activation outer, LuaFunction function, int base, int firstObject, boolean yieldable) {
        this.outer = outer;
        this.function = function;
        this.base = base;
        this.firstObject = firstObject;
        this.yieldable = yieldable;
    }

    Activation outer() {
        return outer;
    }

    LuaFunction function() {
        return function;
    }

    int base() {
        return base;
    }

    int firstObject() {
        return firstObject;
    }

    boolean isYieldable() {
        return yieldable;
    }

    void addToClose(long index) {
        if (toClose == null) {
            toClose = new ArrayList<>();
        }
        toClose.add(index);
    }

    long pendingClose() {
        return toClose == null ? 0 : toClose.size();
    }

    /** Takes the last slot that is to be closed and has at least this index; 0 if there is none. */
    long takeToClose(long from) {
        return pendingClose() > 0 && toClose.getLast() >= from ? toClose.removeLast() : 0;
    }
}
