package dev.flua.language.foreign;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedTypeException;

/**
 * Numbers that go to another language. Java's collections and generic methods take any object and tell an {@code Integer}
 * from a {@code Long}: so an integer that fits is a narrow one as an argument, and where it joins other narrow ones.
 */
public final class ToForeign {
    /** Values of a map that tell what the others are. */
    private static final int SAMPLES = 4;

    private ToForeign() {}

    /** The value, as others get it where nothing else says how wide it is. */
    public static Object of(Object value) {
        return value instanceof Long wide && (int) (long) wide == wide ? (Object) (int) (long) wide : value;
    }

    /** The arguments of a call, from {@code from} on. */
    public static Object[] all(Object[] values, int from) {
        Object[] result = new Object[values.length - from];
        for (int i = 0; i < result.length; i++) {
            result[i] = of(values[from + i]);
        }
        return result;
    }

    /**
     * Arguments of a call that was refused, the floats among them as near as Java's narrow {@code float} comes.
     *
     * @throws UnsupportedTypeException the refusal, where that changes nothing
     */
    @TruffleBoundary
    public static Object[] rounded(Object[] arguments, UnsupportedTypeException refusal)
            throws UnsupportedTypeException {
        Object[] result = null;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof Double number && (float) (double) number != number && !number.isNaN()) {
                result = result == null ? arguments.clone() : result;
                result[i] = (double) (float) (double) number;
            }
        }
        if (result == null) {
            throw refusal;
        }
        return result;
    }

    /** A new value for an element of an array: an integer as narrow as the present one, or the first. */
    public static Object forElement(InteropLibrary interop, Object receiver, long index, Object value)
            throws InteropException {
        if (!(value instanceof Long)) {
            return value;
        }
        long like = interop.isArrayElementReadable(receiver, index) ? index : 0;
        boolean isNarrow = interop.isArrayElementReadable(receiver, like)
                && interop.readArrayElement(receiver, like) instanceof Integer;
        return isNarrow ? of(value) : value;
    }

    /** A new value for an entry: an integer as narrow as the present one, or the other ones. */
    public static Object forEntry(InteropLibrary interop, Object receiver, Object key, Object value)
            throws InteropException {
        if (!(value instanceof Long)) {
            return value;
        }
        boolean isNarrow = interop.isHashEntryReadable(receiver, key)
                ? interop.readHashValue(receiver, key) instanceof Integer
                : areNarrow(interop.getHashValuesIterator(receiver));
        return isNarrow ? of(value) : value;
    }

    /** The key of the entry that there is for an integer, null where there is none. */
    public static Object existingKey(InteropLibrary interop, Object receiver, long key) {
        Object narrow = of(key);
        if (exists(interop, receiver, narrow)) {
            return narrow;
        }
        return narrow instanceof Integer && exists(interop, receiver, key) ? (Object) key : null;
    }

    /** The key for an entry: the one that there is, else an integer as narrow as the other keys. */
    public static Object key(InteropLibrary interop, Object receiver, long key) throws InteropException {
        Object existing = existingKey(interop, receiver, key);
        if (existing != null) {
            return existing;
        }
        return areNarrow(interop.getHashKeysIterator(receiver)) ? of(key) : (Object) key;
    }

    /** Ordered maps refuse keys of another class than theirs. */
    private static boolean exists(InteropLibrary interop, Object receiver, Object key) {
        try {
            return interop.isHashEntryExisting(receiver, key);
        } catch (AbstractTruffleException e) {
            return false;
        }
    }

    /** Whether there are values, and the first ones are all narrow integers. */
    @TruffleBoundary
    private static boolean areNarrow(Object iterator) throws InteropException {
        InteropLibrary interop = InteropLibrary.getUncached();
        int count = 0;
        while (count < SAMPLES && interop.hasIteratorNextElement(iterator)) {
            if (!(interop.getIteratorNextElement(iterator) instanceof Integer)) {
                return false;
            }
            count++;
        }
        return count > 0;
    }
}
