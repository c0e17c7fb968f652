package dev.flua.language.runtime;

/**
 * Lists of values as functions return them: exactly one value is returned bare, any other number as an {@code Object[]}
 * (which is never a Lua value itself), so that the usual call allocates nothing for its result.
 */
public final class Values {
    /** No values. */
    public static final Object[] NONE = {};

    private Values() {}

    /** The first value, nil where there is none. */
    public static Object first(Object result) {
        if (result instanceof Object[] values) {
            return values.length == 0 ? LuaNil.NIL : values[0];
        }
        return result;
    }

    /** All values; the array must not be changed. */
    public static Object[] all(Object result) {
        return result instanceof Object[] values ? values : new Object[] {result};
    }

    /** The value at an index counted from 0, nil where the list ends before it. */
    public static Object at(Object[] values, int index) {
        return index < values.length ? values[index] : LuaNil.NIL;
    }

    /** The list in its canonical form. */
    public static Object of(Object... values) {
        return values.length == 1 ? values[0] : values;
    }

    /** Number of values. */
    public static int count(Object result) {
        return result instanceof Object[] values ? values.length : 1;
    }
}
