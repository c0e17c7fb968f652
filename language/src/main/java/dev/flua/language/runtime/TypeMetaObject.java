package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import java.util.List;

/** A type of Lua (manual §2.1) as the meta object of its values. */
@ExportLibrary(InteropLibrary.class)
public final class TypeMetaObject implements TruffleObject {
    private static final List<TypeMetaObject> TYPES = List.of(
            new TypeMetaObject("nil"),
            new TypeMetaObject("boolean"),
            new TypeMetaObject("number"),
            new TypeMetaObject("string"),
            new TypeMetaObject("table"),
            new TypeMetaObject("function"),
            new TypeMetaObject("thread"),
            new TypeMetaObject("userdata"));

    private final String name;

    private TypeMetaObject(String name) {
        this.name = name;
    }

    /** The type of any value; what is not Lua's is userdata. */
    @TruffleBoundary
    public static TypeMetaObject of(Object value) {
        String name = Metatables.typeName(FromForeignNodeGen.getUncached().execute(value));
        return TYPES.stream().filter(type -> type.name.equals(name)).findFirst().orElseThrow();
    }

    @ExportMessage
    boolean isMetaObject() {
        return true;
    }

    @ExportMessage(name = "getMetaQualifiedName")
    @ExportMessage(name = "getMetaSimpleName")
    Object getName() {
        return name;
    }

    @ExportMessage
    boolean isMetaInstance(Object instance) {
        return of(instance) == this;
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
    Object toDisplayString(@SuppressWarnings("unused") boolean allowSideEffects) {
        return name;
    }
}
