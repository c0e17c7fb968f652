package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.utilities.TriState;
import dev.flua.language.nodes.LuaOperations;

/** A Lua value that is no Java primitive, as other languages see it: it has a type, a text and an identity. */
@ExportLibrary(InteropLibrary.class)
public abstract class LuaObject implements TruffleObject {
    /** What Lua calls the value's type. */
    public abstract LuaType type();

    @ExportMessage
    public final boolean hasLanguage() {
        return true;
    }

    @ExportMessage
    public final Class<? extends TruffleLanguage<?>> getLanguage() {
        return ProgramState.LANGUAGE;
    }

    @ExportMessage
    public final boolean hasMetaObject() {
        return true;
    }

    @ExportMessage
    public final Object getMetaObject() {
        return TypeMetaObject.of(this);
    }

    /** As {@code tostring} shows it; without side effects, that is without {@code __tostring}. */
    @ExportMessage
    @TruffleBoundary
    public Object toDisplayString(boolean allowSideEffects) {
        return LuaOperations.displayString(this, allowSideEffects);
    }

    @ExportMessage
    public TriState isIdenticalOrUndefined(Object other) {
        return TriState.valueOf(this == other);
    }

    @ExportMessage
    @TruffleBoundary
    public int identityHashCode() throws UnsupportedMessageException {
        return System.identityHashCode(this);
    }
}
