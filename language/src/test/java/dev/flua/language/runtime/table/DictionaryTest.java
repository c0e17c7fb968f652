package dev.flua.language.runtime.table;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.flua.language.runtime.LuaString;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys as programs make them must not meet in few places of the index: looking one up would cost what looking all up should. */
class DictionaryTest {
    private static final int COUNT = 1 << 16;

    /** With an index of twice as many places random keys take 1.5. */
    private static final double MAX_STEPS = 2.5;

    enum Keys {
        SEQUENCE(i -> i),
        NEGATIVE(i -> -i),
        EVERY_7919TH(i -> i * 7919),
        EVERY_MILLIONTH(i -> i * 1_000_000),
        HIGH_BITS(i -> i << 40),
        TWO_IN_16(i -> (i >> 8) << 16 | (i & 255)),
        TWO_IN_28(i -> (i >> 8) << 28 | (i & 255)),
        TWO_IN_32(i -> (i >> 8) << 32 | (i & 255)),
        TWO_IN_33(i -> (i >> 8) << 33 | (i & 255)),
        TWO_IN_48(i -> (i >> 8) << 48 | (i & 255)),
        ROWS_OF_1000(i -> (i >> 8) * 1000 + (i & 255)),
        ROWS_OF_1000003(i -> (i >> 8) * -1_000_003 + (i & 255)),
        HALVES(i -> i + 0.5),
        QUARTERS(i -> -i * 0.25 - 0.125),
        TENTHS(i -> i / 10.0),
        RECIPROCALS(i -> 1.0 / (i + 2)),
        LARGE(i -> i * 1e300),
        NAMES(i -> text("name" + i)),
        PAIRS(i -> text((i >> 8) + "," + (i & 255))),
        LETTERS(i -> bytes('A' + (i & 63), 'A' + (i >> 6 & 63), 'A' + (i >> 12))),
        BYTES(i -> bytes(i & 255, i >> 8 & 255, i >> 16)),
        ZEROS(i -> LuaString.of(new byte[(int) i >> 4])),
        PATHS(i -> text("/usr/share/" + i % 97 + "/lua/5.4/" + i + ".lua"));

        private final LongFunction<Object> key;

        Keys(LongFunction<Object> key) {
            this.key = key;
        }

        private static LuaString text(String text) {
            return LuaString.of(text);
        }

        private static LuaString bytes(long... bytes) {
            byte[] content = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                content[i] = (byte) bytes[i];
            }
            return LuaString.of(content);
        }
    }

    @ParameterizedTest
    @EnumSource
    void areSpread(Keys keys) {
        int step = keys == Keys.ZEROS ? 16 : 1; // which are quadratic to make
        int count = COUNT / step;
        boolean[] taken = new boolean[2 * count];
        long steps = 0;
        for (int i = 0; i < count; i++) {
            int place = Dictionary.hash(keys.key.apply((long) i * step)) & (taken.length - 1);
            for (steps++; taken[place]; steps++) {
                place = (place + 1) & (taken.length - 1);
            }
            taken[place] = true;
        }
        double each = (double) steps / count;
        assertTrue(each < MAX_STEPS, () -> each + " steps for a key");
    }
}
