package dev.flua.language.interop;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import dev.flua.language.nodes.LuaOperations;
import dev.flua.language.runtime.FromForeignNodeGen;
import dev.flua.language.runtime.ProgramState;
import dev.flua.language.runtime.TypeMetaObject;

/** How Lua shows a number, a boolean, or a value of another language. */
@ExportLibrary(value = InteropLibrary.class, delegateTo = "value")
public final class LanguageView implements TruffleObject {
    final Object value;

    public LanguageView(Object value) {
        this.value = value;
    }

    @ExportMessage
    boolean hasLanguage() {
        return true;
    }

    @ExportMessage
    Class<? extends TruffleLanguage<?>> getLanguage() {
        return ProgramState.LANGUAGE;
    }

    @ExportMessage
    boolean hasMetaObject() {
        return true;
    }

    @ExportMessage
    Object getMetaObject() {
        return TypeMetaObject.of(value);
    }

    @ExportMessage
    @TruffleBoundary
    Object toDisplayString(@SuppressWarnings("unused") boolean allowSideEffects) {
        return LuaOperations.tostring(FromForeignNodeGen.getUncached().execute(value))
                .toString();
    }
}
