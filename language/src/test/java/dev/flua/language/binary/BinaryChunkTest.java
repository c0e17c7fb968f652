package dev.flua.language.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.flua.language.parser.LuaSyntaxException;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BinaryChunkTest {
    /** Header and number of upvalues. */
    private static final int START = 32;

    private static final int CHECKSUM = 4;

    private static BinaryChunk chunk() {
        Map<String, Object> constants = new LinkedHashMap<>();
        constants.put("nothing", LuaNil.NIL);
        constants.put("yes", true);
        constants.put("no", false);
        constants.put("integer", Long.MIN_VALUE);
        constants.put("float", -0.0);
        constants.put("string", LuaString.of(new byte[] {0, (byte) 0xff, 'x'}));
        return new BinaryChunk(
                "@file\udcff", false, 1000, 1001, List.of("_ENV", "x"), constants, "function\n(é) return x end");
    }

    private static BinaryChunk reread(BinaryChunk chunk) {
        return BinaryChunk.read(chunk.toBytes(), "=test");
    }

    private static String failure(byte[] bytes) {
        return assertThrows(LuaSyntaxException.class, () -> BinaryChunk.read(bytes, "=test"))
                .getMessage();
    }

    private static BinaryChunk withText(String text) {
        return new BinaryChunk("=x", false, 1, 0, List.of(), Map.of(), text);
    }

    /** The header of a chunk with no upvalues, then {@code bytes}. */
    private static byte[] afterHeader(int... bytes) {
        byte[] whole = Arrays.copyOf(withText("").toBytes(), START + BinaryFormat.FLUA_MARK.length + bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            whole[START + BinaryFormat.FLUA_MARK.length + i] = (byte) bytes[i];
        }
        return whole;
    }

    @Test
    void roundTrip() {
        assertEquals(chunk(), reread(chunk()));
        for (int length : new int[] {0, 1, 127, 128, 16383, 16384, 1 << 21}) {
            assertEquals(length, reread(withText("x".repeat(length))).text().length());
        }
    }

    @Test
    void constantsKeepTheirOrder() {
        assertEquals(
                List.copyOf(chunk().constants().keySet()),
                List.copyOf(reread(chunk()).constants().keySet()));
    }

    @Test
    void manyUpvalues() {
        BinaryChunk many =
                new BinaryChunk("=x", false, 1, 1, Collections.nCopies(255, "a"), Map.of(), "function () end");
        assertEquals(many, reread(many));
    }

    @Test
    void textStaysOnItsLine() {
        assertEquals(999, chunk().source().indexOf("function"));
        assertEquals("return", withText("return").source());
    }

    @Test
    void everyTruncationIsFound() {
        byte[] bytes = chunk().toBytes();
        for (int length = 0; length < bytes.length; length++) {
            assertEquals("test: bad binary format (truncated chunk)", failure(Arrays.copyOf(bytes, length)));
        }
    }

    @Test
    void everyDamageIsFound() {
        byte[] bytes = chunk().toBytes();
        for (int i = 0; i < bytes.length; i++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] damaged = bytes.clone();
                damaged[i] ^= (byte) (1 << bit);
                assertTrue(failure(damaged).startsWith("test: bad binary format ("));
            }
        }
    }

    @Test
    void wordsOfTheReference() {
        byte[] bytes = chunk().toBytes();
        Map<Integer, String> words = Map.of(
                1,
                "not a binary chunk",
                4,
                "version mismatch",
                5,
                "format mismatch",
                6,
                "corrupted chunk",
                12,
                "Instruction size mismatch",
                13,
                "lua_Integer size mismatch",
                14,
                "lua_Number size mismatch",
                15,
                "integer format mismatch",
                23,
                "float format mismatch",
                bytes.length - CHECKSUM,
                "corrupted chunk");
        words.forEach((position, message) -> {
            byte[] damaged = bytes.clone();
            damaged[position] ^= 1;
            assertEquals("test: bad binary format (" + message + ")", failure(damaged));
        });
    }

    @Test
    void sizesAreNotTrusted() {
        int[] largest = {0, 0x07, 0x7f, 0x7f, 0x7f, 0xff}; // flags, then the length of the chunk's name
        assertEquals("test: bad binary format (truncated chunk)", failure(afterHeader(largest)));
        int[] tooLarge = {0, 0x08, 0x00, 0x00, 0x00, 0x80};
        assertEquals("test: bad binary format (integer overflow)", failure(afterHeader(tooLarge)));
        int[] farAway = {1, 0x07, 0x7f, 0x7f, 0x7f, 0xff}; // flags, then the first line
        assertEquals("test: bad binary format (bad line number)", failure(afterHeader(farAway)));
    }

    @Test
    void namesInMessages() {
        byte[] mark = {BinaryChunk.MARK};
        Map<String, String> names = Map.of("=x", "x", "@x.lua", "x.lua", "x", "x", "", "", "\33Lua", "binary string");
        names.forEach((name, shown) -> assertEquals(
                shown + ": bad binary format (truncated chunk)",
                assertThrows(LuaSyntaxException.class, () -> BinaryChunk.read(mark, name))
                        .getMessage()));
    }
}
