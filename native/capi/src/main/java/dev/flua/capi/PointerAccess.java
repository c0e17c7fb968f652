package dev.flua.capi;

import org.graalvm.nativeimage.c.function.CFunction;
import org.graalvm.nativeimage.c.type.CTypeConversion;
import org.graalvm.word.Pointer;
import org.graalvm.word.WordFactory;

/** Memory in a native image: each access is one instruction. */
final class PointerAccess implements MemoryAccess {
    /** From this length on a copy of many bytes is worth what it costs to begin. */
    private static final int LONG_COPY = 64;

    private static Pointer at(long address) {
        return WordFactory.pointer(address);
    }

    @Override
    public byte getByte(long address) {
        return at(address).readByte(0);
    }

    @Override
    public int getInt(long address) {
        return at(address).readInt(0);
    }

    @Override
    public long getLong(long address) {
        return at(address).readLong(0);
    }

    @Override
    public void putByte(long address, byte value) {
        at(address).writeByte(0, value);
    }

    @Override
    public void putShort(long address, short value) {
        at(address).writeShort(0, value);
    }

    @Override
    public void putInt(long address, int value) {
        at(address).writeInt(0, value);
    }

    @Override
    public void putLong(long address, long value) {
        at(address).writeLong(0, value);
    }

    @Override
    public void read(long address, byte[] bytes) {
        if (bytes.length >= LONG_COPY) {
            CTypeConversion.asByteBuffer(at(address), bytes.length).get(bytes);
            return;
        }
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = at(address).readByte(i);
        }
    }

    @Override
    public void write(long address, byte[] bytes, int length) {
        if (length >= LONG_COPY) {
            CTypeConversion.asByteBuffer(at(address), length).put(bytes, 0, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            at(address).writeByte(i, bytes[i]);
        }
    }

    @Override
    public void copy(long from, long to, long length) {
        long _ = memmove(to, from, length);
    }

    @CFunction(transition = CFunction.Transition.NO_TRANSITION)
    private static native long memmove(long to, long from, long length);
}
