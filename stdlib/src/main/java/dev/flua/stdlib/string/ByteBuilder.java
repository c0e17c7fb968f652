package dev.flua.stdlib.string;

import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects the bytes of a string whose length is not known beforehand. */
public final class ByteBuilder {
    private byte[] bytes;
    private int length;

    public ByteBuilder(int capacity) {
        bytes = new byte[Math.max(capacity, 16)];
    }

    public int length() {
        return length;
    }

    public ByteBuilder append(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
        return this;
    }

    /** Appends {@code source[from..to)}. */
    public ByteBuilder append(byte[] source, int from, int to) {
        int count = to - from;
        reserve(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
        return this;
    }

    public ByteBuilder append(LuaString string) {
        return append(string.bytes(), 0, string.length());
    }

    /** Appends a text that consists of ASCII characters only. */
    public ByteBuilder append(String ascii) {
        byte[] source = ascii.getBytes(StandardCharsets.ISO_8859_1);
        return append(source, 0, source.length);
    }

    /** Appends a byte {@code count} times; not at all if that is negative. */
    public ByteBuilder append(int value, int count) {
        if (count > 0) {
            reserve(count);
            Arrays.fill(bytes, length, length + count, (byte) value);
            length += count;
        }
        return this;
    }

    /**
     * Makes room for so many more bytes.
     *
     * @throws LuaError "not enough memory"
     */
    private void reserve(int count) {
        long needed = (long) length + count;
        if (needed <= bytes.length) {
            return;
        }
        if (needed > LuaString.MAX_LENGTH) {
            throw Allocation.failed();
        }
        int capacity = (int) Math.min(Math.max(needed, bytes.length * 2L), LuaString.MAX_LENGTH);
        Allocation.announce(capacity);
        try {
            bytes = Arrays.copyOf(bytes, capacity);
        } catch (OutOfMemoryError e) {
            throw Allocation.failed();
        }
    }

    /** The bytes so far as a string; the builder must not be used any more. */
    public LuaString toLuaString() {
        return length == bytes.length && length > 0 ? LuaString.of(bytes) : LuaString.of(bytes, 0, length);
    }
}
