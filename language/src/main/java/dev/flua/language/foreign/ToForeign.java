package dev.flua.language.foreign;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.JavaValues;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.ProgramState;

/**
 * Numbers that go to another language. Java's collections and generic methods take any object and tell an {@code Integer}
 * from a {@code Long}: so an integer that fits is a narrow one as an argument, and where it joins other narrow ones.
 */
public final class ToForeign {
    /** Values of a map that tell what the others are. */
    private static final int SAMPLES = 4;

    private ToForeign() {}

    /**
     * The arguments of a call, from {@code from} on.
     *
     * @param method null where the receiver itself is called
     */
    public static Object[] arguments(Object receiver, String method, Object[] values, int from) {
        Object[] result = new Object[values.length - from];
        boolean hasNil = false;
        for (int i = 0; i < result.length; i++) {
            result[i] = JavaValues.narrow(values[from + i]);
            hasNil |= result[i] == LuaNil.NIL;
        }
        return hasNil ? JavaSignatures.withOptionals(receiver, method, result) : result;
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
            Object near = rounded(arguments[i]);
            if (near != arguments[i]) {
                result = result == null ? arguments.clone() : result;
                result[i] = near;
            }
        }
        if (result == null) {
            throw refusal;
        }
        return result;
    }

    /** A float as near as Java's narrow {@code float} comes; any other value. */
    public static Object rounded(Object value) {
        return value instanceof Double number && !number.isNaN() ? (Object) (double) (float) (double) number : value;
    }

    /** Whether Java may have something else for the value where it goes among others. */
    private static boolean isChoosy(Object value) {
        return value instanceof Long || value instanceof Double || value instanceof LuaString;
    }

    /** A new value for an element of an array: of the kind of the present one, or the first. */
    public static Object forElement(InteropLibrary interop, Object receiver, long index, Object value)
            throws InteropException {
        if (!isChoosy(value)) {
            return value;
        }
        long like = interop.isArrayElementReadable(receiver, index) ? index : 0;
        return interop.isArrayElementReadable(receiver, like)
                ? like(value, interop.readArrayElement(receiver, like))
                : value;
    }

    /** A new value for an entry: of the kind of the present one, or the other ones. */
    public static Object forEntry(InteropLibrary interop, Object receiver, Object key, Object value)
            throws InteropException {
        if (!isChoosy(value)) {
            return value;
        }
        return interop.isHashEntryReadable(receiver, key)
                ? like(value, interop.readHashValue(receiver, key))
                : likeAll(value, interop.getHashValuesIterator(receiver));
    }

    /** The value, as one of the kind of {@code sample}: an {@code Integer}, a decimal number, a constant and the like. */
    private static Object like(Object value, Object sample) {
        if (sample instanceof Integer) {
            return JavaValues.narrow(value);
        }
        return ForeignAccess.isForeign(sample) ? likeObject(value, sample) : value;
    }

    @TruffleBoundary
    private static Object likeObject(Object value, Object sample) {
        Object object = JavaValues.javaObject(sample);
        Class<?> type = object instanceof Enum<?> constant
                ? constant.getDeclaringClass()
                : object == null ? null : object.getClass();
        Object found = type == null || JavaValues.isOptional(type) ? null : JavaValues.of(value, type, null);
        return found == null ? value : ProgramState.get(null).env().asGuestValue(found);
    }

    /**
     * The key for a name in a hash: the name, unless the keys are constants of an enumeration that has one of this name.
     *
     * @param interop of the hash
     */
    static Object key(InteropLibrary interop, Object receiver, LuaString name) throws InteropException {
        return exists(interop, receiver, name) ? name : constant(interop.getHashKeysIterator(receiver), name);
    }

    @TruffleBoundary
    private static Object constant(Object keys, LuaString name) throws InteropException {
        InteropLibrary interop = InteropLibrary.getUncached();
        return interop.hasIteratorNextElement(keys) ? like(name, interop.getIteratorNextElement(keys)) : name;
    }

    /** The key of the entry that there is for an integer, null where there is none. */
    public static Object existingKey(InteropLibrary interop, Object receiver, long key) {
        Object narrow = JavaValues.narrow(key);
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
        return likeAll(key, interop.getHashKeysIterator(receiver));
    }

    /** The {@link #key(InteropLibrary, Object, LuaString) key} of an entry that can be read, null where there is none. */
    static Object readableKey(InteropLibrary interop, Object receiver, LuaString name) throws InteropException {
        if (isReadable(interop, receiver, name)) {
            return name;
        }
        Object constant = constant(interop.getHashKeysIterator(receiver), name);
        return constant != name && isReadable(interop, receiver, constant) ? constant : null;
    }

    private static boolean isReadable(InteropLibrary interop, Object receiver, Object key) {
        try {
            return interop.isHashEntryReadable(receiver, key);
        } catch (AbstractTruffleException e) {
            return false;
        }
    }

    /** Ordered maps refuse keys of another class than theirs. */
    private static boolean exists(InteropLibrary interop, Object receiver, Object key) {
        try {
            return interop.isHashEntryExisting(receiver, key);
        } catch (AbstractTruffleException e) {
            return false;
        }
    }

    /** The value, as one of the kind of the first ones, where these agree. */
    @TruffleBoundary
    private static Object likeAll(Object value, Object iterator) throws InteropException {
        InteropLibrary interop = InteropLibrary.getUncached();
        Object result = null;
        for (int count = 0; count < SAMPLES && interop.hasIteratorNextElement(iterator); count++) {
            Object like = like(value, interop.getIteratorNextElement(iterator));
            if (like == value || (result != null && !isSame(result, like))) {
                return value;
            }
            result = like;
        }
        return result == null ? value : result;
    }

    private static boolean isSame(Object a, Object b) {
        return a instanceof Integer
                ? a.equals(b)
                : JavaValues.javaObject(a) != null && JavaValues.javaObject(a).equals(JavaValues.javaObject(b));
    }
}
