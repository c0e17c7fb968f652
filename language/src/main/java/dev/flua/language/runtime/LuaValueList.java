package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.InvalidArrayIndexException;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import dev.flua.language.nodes.LuaOperations;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Several results of a call, as other languages see them: an array that cannot be changed. */
@ExportLibrary(InteropLibrary.class)
public final class LuaValueList implements TruffleObject {
    private final Object[] values;

    private LuaValueList(Object[] values) {
        this.values = values;
    }

    public static LuaValueList of(Object[] values) {
        return new LuaValueList(values);
    }

    @ExportMessage
    boolean hasArrayElements() {
        return true;
    }

    @ExportMessage
    long getArraySize() {
        return values.length;
    }

    @ExportMessage
    boolean isArrayElementReadable(long index) {
        return index >= 0 && index < values.length;
    }

    @ExportMessage
    Object readArrayElement(long index) throws InvalidArrayIndexException {
        if (!isArrayElementReadable(index)) {
            throw InvalidArrayIndexException.create(index);
        }
        return values[(int) index];
    }

    @ExportMessage
    boolean hasLanguage() {
        return true;
    }

    @ExportMessage
    Class<? extends TruffleLanguage<?>> getLanguage() {
        return ProgramState.LANGUAGE;
    }

    /** As {@code print} shows them. */
    @ExportMessage
    @TruffleBoundary
    Object toDisplayString(boolean allowSideEffects) {
        return Arrays.stream(values)
                .map(value -> LuaOperations.displayString(value, allowSideEffects))
                .collect(Collectors.joining("\t"));
    }
}
