package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.flua.language.LuaLanguage;
import dev.flua.language.binary.BinaryChunk;
import dev.flua.language.parser.ChunkParser;
import java.io.OutputStream;
import java.util.Random;
import java.util.zip.CRC32;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;
import org.junit.jupiter.api.Test;

/** Binary chunks that were changed on purpose, checksum and all, run or fail as programs do: flua itself does not fail. */
class BinaryFuzzTest {
    private static final int CHUNKS = 2000;
    private static final int STATEMENTS = 2000;
    private static final int CHECKSUM = 4;
    private static final long SEED = 18;

    private static final String PROGRAM = """
        local log, n <const> = {}, 3
        local function add(...) for i = 1, select("#", ...) do log[#log + 1] = (select(i, ...)) end return ... end
        local closing = setmetatable({}, {__close = function(self, e) add(e) end})
        local object = {x = 1, [2] = "two", n, add}
        function object:get(k, ...) local v = self[k] if v then return v, ... end goto none ::none:: do return add(k) end end
        function object.count(m) local c = 0 return function() c = c + m return c end end
        local f = object.count(n)
        for i = n, 1, -1 do local g = function() return i, f() end if g() == 2 then goto continue end add(g()) ::continue:: end
        for k, v in pairs(object) do if k == "x" then break else add(k, type(v)) end end
        local i = 0
        repeat local j = i i = i + 1 local h = function() j = j + 1 return j end h() until h() > 5
        while i > 0 do local c <close> = closing i = i - 1 if i % 2 == 0 then add(i // 1 .. "") end end
        ::again:: i = i + 1 if i < 3 and not (i == 2) then goto again end
        print(object:get("x", 1), object:get("y"), #log, -i, ~i, i << 2 | 1, 2 ^ 0.5 < 2, pcall(f, nil))
        return table.concat({1, 2, n, (f())}, ","), object:get(2)
        """;

    private static byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int start = 50;
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            int position = start + random.nextInt(bytes.length - start - CHECKSUM);
            switch (random.nextInt(3)) {
                case 0 -> bytes[position] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                case 1 -> bytes[position] = (byte) random.nextInt();
                default -> bytes[position] += (byte) (random.nextBoolean() ? 1 : -1);
            }
        }
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, bytes.length - CHECKSUM);
        for (int i = 0; i < CHECKSUM; i++) {
            bytes[bytes.length - CHECKSUM + i] = (byte) (checksum.getValue() >>> Byte.SIZE * i);
        }
        return bytes;
    }

    private static Source source(byte[] chunk) {
        return Source.newBuilder("lua", ByteSequence.create(chunk), "fuzz")
                .mimeType(LuaLanguage.BINARY_MIME_TYPE)
                .cached(false)
                .buildLiteral();
    }

    @Test
    void changedProgramsRunOrFail() {
        byte[] original = BinaryChunk.write(ChunkParser.parse(PROGRAM, "fuzz"), PROGRAM, "=fuzz", false);
        Random random = new Random(SEED);
        int[] outcomes = new int[3];
        try (Engine engine = Engine.create("lua")) {
            Context.Builder builder = Context.newBuilder("lua")
                    .engine(engine)
                    .out(OutputStream.nullOutputStream())
                    .resourceLimits(ResourceLimits.newBuilder()
                            .statementLimit(STATEMENTS, null)
                            .build());
            Context context = builder.build();
            assertEquals(
                    "1,2,3,21",
                    context.eval(source(original)).getArrayElement(0).asString());
            for (int i = 0; i < CHUNKS; i++) {
                int number = i;
                try {
                    Value code = context.parse(source(mutate(original, random)));
                    outcomes[0]++;
                    code.execute();
                    outcomes[1]++;
                } catch (PolyglotException e) {
                    assertFalse(e.isInternalError(), () -> "number " + number + ": " + e);
                    if (e.isResourceExhausted()) {
                        outcomes[2]++;
                        context.close(true);
                        context = builder.build();
                    }
                }
            }
            context.close(true);
        }
        assertTrue(outcomes[1] > CHUNKS / 20, () -> outcomes[0] + " were chunks, " + outcomes[1] + " ran to their end");
        assertTrue(outcomes[2] < CHUNKS / 2, () -> outcomes[2] + " did not end");
    }
}
