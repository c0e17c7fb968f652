package dev.flua.capi;

import com.oracle.truffle.api.TruffleOptions;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;

/** Memory that C code sees, by its address. */
final class Memory {
    private static final MemoryAccess ACCESS = TruffleOptions.AOT ? new PointerAccess() : new SegmentAccess();

    private Memory() {}

    static int getInt(long address) {
        return ACCESS.getInt(address);
    }

    static void putInt(long address, int value) {
        ACCESS.putInt(address, value);
    }

    static long getLong(long address) {
        return ACCESS.getLong(address);
    }

    static void putLong(long address, long value) {
        ACCESS.putLong(address, value);
    }

    static double getDouble(long address) {
        return Double.longBitsToDouble(getLong(address));
    }

    static void putDouble(long address, double value) {
        putLong(address, Double.doubleToRawLongBits(value));
    }

    static void putShort(long address, int value) {
        ACCESS.putShort(address, (short) value);
    }

    static byte getByte(long address) {
        return ACCESS.getByte(address);
    }

    static void putByte(long address, int value) {
        ACCESS.putByte(address, (byte) value);
    }

    static byte[] bytes(long address, long length) {
        byte[] bytes = new byte[Math.toIntExact(length)];
        ACCESS.read(address, bytes);
        return bytes;
    }

    static void put(long address, byte[] bytes, int length) {
        ACCESS.write(address, bytes, length);
    }

    static void copy(long from, long to, long length) {
        ACCESS.copy(from, to, length);
    }

    /** A string of C with these bytes, which lives as long as the arena. */
    static long string(Arena arena, byte[] bytes) {
        long address = arena.allocate(bytes.length + 1L).address(); // which is zero
        put(address, bytes, bytes.length);
        return address;
    }

    /** The same of characters that stand for a byte each. */
    static long string(Arena arena, String text) {
        return string(arena, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The bytes of a string of C, without the zero that ends it. */
    static byte[] stringBytes(long address) {
        long length = 0;
        while (getByte(address + length) != 0) {
            length++;
        }
        return bytes(address, length);
    }

    /** Whether a string of C has these bytes. */
    static boolean isString(long address, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (getByte(address + i) != bytes[i] || bytes[i] == 0) {
                return false;
            }
        }
        return getByte(address + bytes.length) == 0;
    }

    /** An address as {@code %p} shows it. */
    static String addressText(long address) {
        return address == 0 ? "(nil)" : "0x" + Long.toHexString(address);
    }

    /** A string of C that is known to be ASCII. */
    static String ascii(long address) {
        return new String(stringBytes(address), StandardCharsets.ISO_8859_1);
    }
}
