package dev.flua.language.binary;

import dev.flua.language.parser.LuaSyntaxException;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.text.SourceText;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Reads a binary chunk that may be truncated, damaged or made with bad intentions. Nothing is allocated before the bytes
 * that fill it are known to be there.
 */
final class BinaryChunkReader {
    /** Highest line that a function may begin on: there will be as many line breaks before its text. */
    private static final int MAX_LINE = 1 << 22;

    private final ByteBuffer input;
    private final String chunkName;

    BinaryChunkReader(byte[] bytes, String chunkName) {
        this.input = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.chunkName = chunkName;
    }

    BinaryChunk read() {
        try {
            header();
            BinaryChunk chunk = function();
            checksum();
            return chunk;
        } catch (BufferUnderflowException e) {
            throw bad("truncated chunk");
        }
    }

    private void header() {
        literal(BinaryFormat.SIGNATURE, "not a binary chunk");
        expect(input.get() == BinaryFormat.VERSION, "version mismatch");
        expect(input.get() == BinaryFormat.FORMAT, "format mismatch");
        literal(BinaryFormat.DATA, "corrupted chunk");
        expect(input.get() == BinaryFormat.INSTRUCTION_SIZE, "Instruction size mismatch");
        expect(input.get() == Long.BYTES, "lua_Integer size mismatch");
        expect(input.get() == Double.BYTES, "lua_Number size mismatch");
        expect(input.getLong() == BinaryFormat.INTEGER, "integer format mismatch");
        expect(input.getDouble() == BinaryFormat.NUMBER, "float format mismatch");
    }

    private BinaryChunk function() {
        int upvalueCount = Byte.toUnsignedInt(input.get());
        literal(BinaryFormat.FLUA_MARK, "not made by this version of flua");
        boolean stripped = input.get() == BinaryFormat.STRIPPED;
        String name = stripped ? BinaryChunk.STRIPPED_NAME : text();
        int line = size();
        expect(line >= 1 && line <= MAX_LINE, "bad line number");
        int lineDefined = size();
        List<String> upvalues = new ArrayList<>();
        for (int i = 0; i < upvalueCount; i++) {
            upvalues.add(text());
        }
        Map<String, Object> constants = new LinkedHashMap<>();
        for (int i = size(); i > 0; i--) {
            constants.put(text(), constant());
        }
        return new BinaryChunk(name, stripped, line, lineDefined, upvalues, constants, text());
    }

    private Object constant() {
        return switch (input.get()) {
            case BinaryFormat.NIL -> LuaNil.NIL;
            case BinaryFormat.FALSE -> false;
            case BinaryFormat.TRUE -> true;
            case BinaryFormat.INTEGER_CONSTANT -> input.getLong();
            case BinaryFormat.FLOAT_CONSTANT -> input.getDouble();
            case BinaryFormat.STRING_CONSTANT -> LuaString.intern(bytes());
            default -> throw bad("bad format for constant");
        };
    }

    private void checksum() {
        CRC32 checksum = new CRC32();
        checksum.update(input.array(), 0, input.position());
        expect(input.getInt() == (int) checksum.getValue(), "corrupted chunk");
    }

    private String text() {
        return SourceText.decode(bytes());
    }

    private byte[] bytes() {
        int size = size();
        if (size > input.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[size];
        input.get(bytes);
        return bytes;
    }

    private int size() {
        int value = 0;
        byte group;
        do {
            group = input.get();
            expect(value < 1 << (Integer.SIZE - 8), "integer overflow");
            value = (value << 7) | (group & 0x7f);
        } while (group >= 0);
        return value;
    }

    private void literal(byte[] expected, String otherwise) {
        byte[] actual = new byte[expected.length];
        input.get(actual);
        expect(Arrays.equals(actual, expected), otherwise);
    }

    private void expect(boolean condition, String otherwise) {
        if (!condition) {
            throw bad(otherwise);
        }
    }

    private LuaSyntaxException bad(String why) {
        return BinaryChunk.bad(chunkName, why);
    }
}
