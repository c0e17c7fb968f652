package dev.flua.language.binary;

import dev.flua.language.runtime.text.SourceText;
import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;

/** Bytes that are being written. */
final class Output {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void write(int value) {
        bytes.write(value);
    }

    void literal(byte[] content) {
        bytes.writeBytes(content);
    }

    /** Not negative. Seven bits in each byte, the highest first; the last byte is marked. */
    void size(int value) {
        int groups = (Integer.SIZE - Integer.numberOfLeadingZeros(value | 1) + 6) / 7;
        for (int i = groups - 1; i > 0; i--) {
            bytes.write((value >>> 7 * i) & 0x7f);
        }
        bytes.write((value & 0x7f) | 0x80);
    }

    /** Not far from 0. */
    void difference(int value) {
        size((value << 1) ^ (value >> (Integer.SIZE - 1)));
    }

    /** An integer: seven bits in each byte, the lowest first, the sign in the first bit of all. */
    void integer(long value) {
        long rest = (value << 1) ^ (value >> (Long.SIZE - 1));
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) rest & 0x7f);
            rest >>>= 7;
        }
        bytes.write((int) rest | 0x80);
    }

    /** The lowest bytes of a number, the lowest first. */
    void fixed(long value, int size) {
        for (int i = 0; i < size; i++) {
            bytes.write((int) (value >>> Byte.SIZE * i));
        }
    }

    /** Bytes with their number before them. */
    void part(byte[] content) {
        size(content.length);
        bytes.writeBytes(content);
    }

    void text(String content) {
        part(SourceText.encode(content));
    }

    /** Of all bytes before it. */
    void checksum() {
        CRC32 checksum = new CRC32();
        checksum.update(toBytes());
        fixed(checksum.getValue(), Integer.BYTES);
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
