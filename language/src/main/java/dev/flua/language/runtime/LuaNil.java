package dev.flua.language.runtime;

import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

/** The value {@code nil}. There is one instance. */
@ExportLibrary(InteropLibrary.class)
public final class LuaNil extends LuaObject {
    public static final LuaNil NIL = new LuaNil();

    private LuaNil() {}

    @Override
    public LuaType type() {
        return LuaType.NIL;
    }

    @ExportMessage
    boolean isNull() {
        return true;
    }

    @Override
    public String toString() {
        return "nil";
    }
}
