package dev.flua.language.binary;

import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.text.SourceText;
import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;

/** Writes a binary chunk. */
final class BinaryChunkWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private BinaryChunkWriter() {}

    static byte[] write(BinaryChunk chunk) {
        BinaryChunkWriter writer = new BinaryChunkWriter();
        writer.header();
        writer.function(chunk);
        writer.checksum();
        return writer.out.toByteArray();
    }

    private void header() {
        out.writeBytes(BinaryFormat.SIGNATURE);
        out.write(BinaryFormat.VERSION);
        out.write(BinaryFormat.FORMAT);
        out.writeBytes(BinaryFormat.DATA);
        out.write(BinaryFormat.INSTRUCTION_SIZE);
        out.write(Long.BYTES);
        out.write(Double.BYTES);
        fixed(BinaryFormat.INTEGER, Long.BYTES);
        fixed(Double.doubleToRawLongBits(BinaryFormat.NUMBER), Double.BYTES);
    }

    private void function(BinaryChunk chunk) {
        out.write(chunk.upvalues().size());
        out.writeBytes(BinaryFormat.FLUA_MARK);
        out.write(chunk.stripped() ? BinaryFormat.STRIPPED : 0);
        if (!chunk.stripped()) {
            text(chunk.name());
        }
        size(chunk.line());
        size(chunk.lineDefined());
        chunk.upvalues().forEach(this::text);
        size(chunk.constants().size());
        chunk.constants().forEach((name, value) -> {
            text(name);
            constant(value);
        });
        text(chunk.text());
    }

    private void constant(Object value) {
        switch (value) {
            case LuaNil nil -> out.write(BinaryFormat.NIL);
            case Boolean truth -> out.write(truth ? BinaryFormat.TRUE : BinaryFormat.FALSE);
            case Long integer -> {
                out.write(BinaryFormat.INTEGER_CONSTANT);
                fixed(integer, Long.BYTES);
            }
            case Double number -> {
                out.write(BinaryFormat.FLOAT_CONSTANT);
                fixed(Double.doubleToRawLongBits(number), Double.BYTES);
            }
            case LuaString string -> {
                out.write(BinaryFormat.STRING_CONSTANT);
                bytes(string.bytes());
            }
            default -> throw new AssertionError("not a constant: " + value);
        }
    }

    private void checksum() {
        CRC32 checksum = new CRC32();
        checksum.update(out.toByteArray());
        fixed(checksum.getValue(), Integer.BYTES);
    }

    private void text(String text) {
        bytes(SourceText.encode(text));
    }

    private void bytes(byte[] bytes) {
        size(bytes.length);
        out.writeBytes(bytes);
    }

    /** Seven bits in each byte, the highest first; the last byte is marked. */
    private void size(int value) {
        int groups = (Integer.SIZE - Integer.numberOfLeadingZeros(value | 1) + 6) / 7;
        for (int i = groups - 1; i > 0; i--) {
            out.write((value >>> 7 * i) & 0x7f);
        }
        out.write((value & 0x7f) | 0x80);
    }

    private void fixed(long value, int size) {
        for (int i = 0; i < size; i++) {
            out.write((int) (value >>> Byte.SIZE * i));
        }
    }
}
