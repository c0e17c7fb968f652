package dev.flua.language.binary;

import dev.flua.language.parser.LuaSyntaxException;
import dev.flua.language.runtime.text.SourceText;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Bytes that are being read, which may be truncated, damaged or made with bad intentions. Nothing is allocated before the bytes that
 * fill it are known to be there.
 */
final class Input {
    private final byte[] bytes;
    private final int start;
    private final int end;
    private final String chunkName;
    private int position;

    /**
     * @param chunkName names the bytes in messages, see {@link BinaryChunk#bad}
     */
    Input(byte[] bytes, int start, int end, String chunkName) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.chunkName = chunkName;
        this.position = start;
    }

    /** The same bytes, from their beginning. */
    Input again() {
        return new Input(bytes, start, end, chunkName);
    }

    byte[] array() {
        return bytes;
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    int get() {
        if (position >= end) {
            throw truncated();
        }
        return bytes[position++] & 0xff;
    }

    int size() {
        int value = 0;
        int group;
        do {
            group = get();
            expect(value < 1 << (Integer.SIZE - 8), "integer overflow");
            value = (value << 7) | (group & 0x7f);
        } while (group < 0x80);
        return value;
    }

    /** How many things follow, each of which has at least one byte. */
    int count() {
        int count = size();
        if (count > remaining()) {
            throw truncated();
        }
        return count;
    }

    int difference() {
        int value = size();
        return (value >>> 1) ^ -(value & 1);
    }

    long integer() {
        long value = 0;
        int group;
        int shift = 0;
        do {
            expect(shift < Long.SIZE, "integer overflow");
            group = get();
            value |= (long) (group & 0x7f) << shift;
            shift += 7;
        } while (group < 0x80);
        return (value >>> 1) ^ -(value & 1);
    }

    long fixed(int size) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= (long) get() << Byte.SIZE * i;
        }
        return value;
    }

    /** Bytes with their number before them, to be read by themselves. */
    Input part() {
        int from = skip(count());
        return new Input(bytes, from, position, chunkName);
    }

    String text() {
        return SourceText.decode(part().rest());
    }

    /** Reads the checksum of all bytes before it. */
    void checksum() {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, start, position - start);
        expect((int) fixed(Integer.BYTES) == (int) checksum.getValue(), "corrupted chunk");
    }

    /** The bytes that are left. */
    byte[] rest() {
        return Arrays.copyOfRange(bytes, position, end);
    }

    /** The position before the next {@code size} bytes, which are left out. */
    int skip(int size) {
        if (size < 0 || size > remaining()) {
            throw truncated();
        }
        position += size;
        return position - size;
    }

    void literal(byte[] expected, String otherwise) {
        int from = skip(expected.length);
        expect(Arrays.equals(bytes, from, position, expected, 0, expected.length), otherwise);
    }

    void expect(boolean condition, String otherwise) {
        if (!condition) {
            throw BinaryChunk.bad(chunkName, otherwise);
        }
    }

    private LuaSyntaxException truncated() {
        return BinaryChunk.bad(chunkName, "truncated chunk");
    }

    /** What is wrong where no more can be said. */
    LuaSyntaxException corrupted() {
        return BinaryChunk.bad(chunkName, "corrupted chunk");
    }
}
