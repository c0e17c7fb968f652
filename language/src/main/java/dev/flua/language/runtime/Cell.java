package dev.flua.language.runtime;

import dev.flua.language.limits.LiveSize;
import dev.flua.language.limits.Measured;

/** A local variable that closures share (an upvalue in the reference's words). */
public final class Cell implements Measured {
    private Object value;

    public Cell(Object value) {
        this.value = value;
    }

    public Object get() {
        return value;
    }

    public void set(Object newValue) {
        value = newValue;
    }

    @Override
    public long measure(LiveSize size) {
        size.add(value);
        return LiveSize.ARRAY_BYTES;
    }
}
