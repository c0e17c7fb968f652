package dev.flua.language.runtime;

/** A local variable that closures share (an upvalue in the reference's words). */
public final class Cell {
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
}
