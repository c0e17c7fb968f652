package dev.flua.stdlib.process;

import dev.flua.language.runtime.text.SourceText;
import org.graalvm.polyglot.Value;

/** Lua's strings as the Java code around a script needs them: of any bytes, where the polyglot API has only those of UTF-8. */
public final class LuaText {
    private LuaText() {}

    /** Whether a value of Lua is a string. */
    public static boolean is(Value value) {
        return value.isString() || value.hasBufferElements();
    }

    /** The string that {@link #is} one, in the encoding of {@link SourceText}. */
    public static String of(Value value) {
        if (value.isString()) {
            return value.asString();
        }
        byte[] bytes = new byte[(int) value.getBufferSize()];
        value.readBuffer(0, bytes, 0, bytes.length);
        return SourceText.decode(bytes);
    }
}
