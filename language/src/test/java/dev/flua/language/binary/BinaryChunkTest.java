package dev.flua.language.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.flua.language.parser.ChunkParser;
import dev.flua.language.parser.FunctionTree;
import dev.flua.language.parser.LuaSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

final class BinaryChunkTest {
    /** Header and number of upvalues. */
    private static final int START = 32;

    private static final int CHECKSUM = 4;

    private static final int MUTATIONS = 100_000;
    private static final long SEED = 18;

    /** All that the grammar has. */
    private static final String EVERYTHING = """
        local a <const>, b <const>, c = 1, "x\\0\\xff", nil, ...
        local K <const> = -9007199254740993; local N <const> = nil; local F <const> = 2.5e-300; local T <const> = true
        local S <const> = "string"
        a1, t[K], t.x = (f()), -N, not T, ~3, #S
        function t.a.b:method(x, ...) return self, x, K, ... end
        function global(...) local y <close> = c; return c(y) end
        local function recursive(n) c = n; return recursive(n - 1), function () return c, n, recursive, F, S end end
        for i = 1, 10 do for j = i, -1, -1 do if i < j then break elseif j == 2 then goto next else c = i .. j .. "s" end ::next:: end end
        for k, v in pairs(t), nil do print(k, v); t[k]:m{1, 2; 3, f(), x = 1, [v] = 2, function () return v end,} end
        while c do local z = c; do local w <close> = z; if w then goto out end end ::out:: ; ::out2:: end
        repeat local d = c() until d or function () return d end
        ::top:: do goto down end ::down:: if a == b and c ~= d or e <= f and g >= h or (i > j) then goto top end
        return {1, 2, {}, {n = 1}, (f())}, 1 + 2 - 3 * 4 / 5 // 6 % 7 ^ 8 & 9 | 10 ~ 11 << 12 >> 13, "tail"
        """;

    private static byte[] chunk(String text) {
        return BinaryChunk.write(ChunkParser.parse(text, "test"), text, "@file\udcff", false);
    }

    private static byte[] chunk() {
        return chunk(EVERYTHING);
    }

    private static String failure(byte[] bytes) {
        return assertThrows(LuaSyntaxException.class, () -> BinaryChunk.read(bytes, "=test"))
                .getMessage();
    }

    private static byte[] again(byte[] bytes, boolean whole) {
        BinaryChunk chunk = BinaryChunk.read(bytes, "=test");
        FunctionTree function = chunk.function(whole);
        return BinaryChunk.write(
                function, chunk.length(), LineTable.of(chunk.text()), chunk.name(), chunk.isStripped());
    }

    /** The checksum is right again, as it is if the damage is done on purpose. */
    private static byte[] sealed(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, bytes.length - CHECKSUM);
        for (int i = 0; i < CHECKSUM; i++) {
            bytes[bytes.length - CHECKSUM + i] = (byte) (checksum.getValue() >>> Byte.SIZE * i);
        }
        return bytes;
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        assertArrayEquals(chunk(), again(chunk(), false));
        assertArrayEquals(chunk(), again(chunk(), true));
        BinaryChunk read = BinaryChunk.read(chunk(), "=test");
        assertEquals("@file\udcff", read.name());
        assertEquals(EVERYTHING.length(), read.length());
        assertTrue(read.isMain());
        assertFalse(read.isStripped());
        assertArrayEquals(chunk(""), again(chunk(""), true));
    }

    @Test
    void nothingInsideAFunctionIsReadBeforeItIsWanted() {
        FunctionTree first = BinaryChunk.read(chunk("local function f() return 'needle' end"), "=test")
                .function(false);
        byte[] damaged = chunk("local function f() return 'needle' end");
        int needle = new String(damaged, StandardCharsets.ISO_8859_1).indexOf("needle");
        assertTrue(needle > 0);
        assertEquals(1, first.body().statements().size());
        // The last byte of the code ends the function inside: a chunk that is not read whole does not see it.
        damaged[damaged.length - CHECKSUM - 1] = 0x7f;
        FunctionTree second = BinaryChunk.read(sealed(damaged), "=test").function(false);
        assertEquals(1, second.body().statements().size());
        assertThrows(
                LuaSyntaxException.class,
                () -> BinaryChunk.read(sealed(damaged), "=test").function(true));
    }

    @Test
    void linesAreThoseOfTheText() {
        for (String text :
                new String[] {"", "\n", "a\n\nb", "a\r\nb\rc\n\rd", "x".repeat(300) + "\n" + "y".repeat(300)}) {
            CharSequence blank = BinaryChunk.read(
                            chunk("--" + text.replace("\n", "\n--").replace("\r", "\r--")), "=test")
                    .text();
            assertEquals(
                    ("--" + text.replace("\n", "\n--").replace("\r", "\r--"))
                            .replaceAll("\r\n", " \n")
                            .replace('\r', '\n')
                            .replaceAll("[^\n]", " "),
                    blank.toString());
        }
    }

    @Test
    void everyTruncationIsFound() {
        byte[] bytes = chunk();
        for (int length = 0; length < bytes.length; length++) {
            assertEquals("test: bad binary format (truncated chunk)", failure(Arrays.copyOf(bytes, length)));
        }
    }

    @Test
    void everyDamageIsFound() {
        byte[] bytes = chunk();
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
        byte[] bytes = chunk();
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

    /** What was made on purpose: either a function, or an error that says what it is. */
    private static void mutate(byte[] original, int count, Consumer<byte[]> check) {
        Random random = new Random(SEED);
        for (int i = 0; i < count; i++) {
            byte[] bytes = original.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int position = START + random.nextInt(bytes.length - START - CHECKSUM);
                switch (random.nextInt(4)) {
                    case 0 -> bytes[position] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                    case 1 -> bytes[position] = (byte) random.nextInt();
                    case 2 -> bytes[position] += (byte) (random.nextBoolean() ? 1 : -1);
                    default -> {
                        int from = START + random.nextInt(bytes.length - START - CHECKSUM);
                        int length =
                                Math.min(1 + random.nextInt(20), bytes.length - CHECKSUM - Math.max(from, position));
                        System.arraycopy(bytes, from, bytes, position, length);
                    }
                }
            }
            check.accept(sealed(bytes));
        }
    }

    @Test
    void damageOnPurpose() {
        int[] accepted = new int[1];
        mutate(chunk(), MUTATIONS, bytes -> {
            try {
                byte[] written = again(bytes, true);
                assertArrayEquals(written, again(written, true));
                accepted[0]++;
            } catch (LuaSyntaxException e) {
                assertTrue(e.getMessage().startsWith("test: bad binary format ("), e.getMessage());
            }
        });
        assertTrue(accepted[0] > MUTATIONS / 100, () -> accepted[0] + " mutations are functions too");
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
