package dev.flua.stdlib.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaString;
import java.util.Arrays;

/** Collects strings with a separator between them. */
final class StringJoin {
    private static final int INITIAL_BYTES = 256;

    private final byte[] separator;
    private byte[] content = new byte[INITIAL_BYTES];
    private int length;

    StringJoin(LuaString separator) {
        this.separator = separator.bytes();
    }

    @TruffleBoundary
    void add(LuaString string) {
        append(string.bytes());
    }

    @TruffleBoundary
    void separate() {
        append(separator);
    }

    private void append(byte[] bytes) {
        int end = length + bytes.length;
        if (end < 0 || end > content.length) {
            grow((long) length + bytes.length);
        }
        System.arraycopy(bytes, 0, content, length, bytes.length);
        length = end;
    }

    private void grow(long needed) {
        if (needed > LuaString.MAX_LENGTH) {
            throw LuaError.notEnoughMemory();
        }
        content = Arrays.copyOf(content, (int) Math.min(LuaString.MAX_LENGTH, Math.max(needed, content.length * 2L)));
    }

    @TruffleBoundary
    LuaString result() {
        return LuaString.of(content, 0, length);
    }
}
