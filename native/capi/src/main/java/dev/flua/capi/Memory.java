package dev.flua.capi;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** Memory that C code sees, by its address. */
final class Memory {
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private Memory() {}

    static int getInt(long address) {
        return ALL.get(ValueLayout.JAVA_INT_UNALIGNED, address);
    }

    static void putInt(long address, int value) {
        ALL.set(ValueLayout.JAVA_INT_UNALIGNED, address, value);
    }

    static long getLong(long address) {
        return ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, address);
    }

    static void putLong(long address, long value) {
        ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, address, value);
    }

    static double getDouble(long address) {
        return ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, address);
    }

    static void putDouble(long address, double value) {
        ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, address, value);
    }

    static void putShort(long address, int value) {
        ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, address, (short) value);
    }

    static byte getByte(long address) {
        return ALL.get(ValueLayout.JAVA_BYTE, address);
    }

    static void putByte(long address, int value) {
        ALL.set(ValueLayout.JAVA_BYTE, address, (byte) value);
    }

    static byte[] bytes(long address, long length) {
        byte[] bytes = new byte[Math.toIntExact(length)];
        MemorySegment.copy(ALL, ValueLayout.JAVA_BYTE, address, bytes, 0, bytes.length);
        return bytes;
    }

    static void put(long address, byte[] bytes, int length) {
        MemorySegment.copy(bytes, 0, ALL, ValueLayout.JAVA_BYTE, address, length);
    }

    static void copy(long from, long to, long length) {
        MemorySegment.copy(ALL, from, ALL, to, length);
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
