package dev.flua.language.runtime.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SourceTextTest {
    private static byte[] bytes(int... values) {
        byte[] result = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (byte) values[i];
        }
        return result;
    }

    private static void roundTrip(byte[] bytes) {
        assertArrayEquals(bytes, SourceText.encode(SourceText.decode(bytes)));
    }

    @Test
    void validUtf8BecomesCharacters() {
        for (String text :
                new String[] {"", "abc\0\u007f", "é\u0080\u07ff", "\u0800€\ud7ff\ue000\uffff", "😀\udbff\udfff"}) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            assertEquals(text, SourceText.decode(utf8));
            assertArrayEquals(utf8, SourceText.encode(text));
        }
    }

    @Test
    void everythingElseIsEscapedByteByByte() {
        assertEquals("a\udcffb", SourceText.decode(bytes('a', 0xff, 'b')));
        assertEquals("\udced\udca0\udc80", SourceText.decode(bytes(0xed, 0xa0, 0x80)), "a surrogate");
        assertEquals("\udced\udcb2\udc80", SourceText.decode(bytes(0xed, 0xb2, 0x80)), "a surrogate of our own");
        assertEquals("\udcc0\udc80", SourceText.decode(bytes(0xc0, 0x80)), "overlong");
        assertEquals("\udce0\udc9f\udcbf", SourceText.decode(bytes(0xe0, 0x9f, 0xbf)), "overlong");
        assertEquals("\udcf0\udc8f\udcbf\udcbf", SourceText.decode(bytes(0xf0, 0x8f, 0xbf, 0xbf)), "overlong");
        assertEquals("\udcf4\udc90\udc80\udc80", SourceText.decode(bytes(0xf4, 0x90, 0x80, 0x80)), "beyond U+10FFFF");
        assertEquals("\udcf8\udc88\udc80\udc80\udc80", SourceText.decode(bytes(0xf8, 0x88, 0x80, 0x80, 0x80)));
        assertEquals("\udce2\udc82", SourceText.decode(bytes(0xe2, 0x82)), "cut off");
        assertEquals("\udce2\udc82x", SourceText.decode(bytes(0xe2, 0x82, 'x')), "cut off");
        assertEquals("\udc80é\udcc3", SourceText.decode(bytes(0x80, 0xc3, 0xa9, 0xc3)));
    }

    @Test
    void roundTripOfShortSequences() {
        for (int first = 0; first < 256; first++) {
            roundTrip(bytes(first));
            for (int second = 0; second < 256; second++) {
                roundTrip(bytes(first, second));
                roundTrip(bytes(first, second, 0x80));
                roundTrip(bytes(first, second, 0xbf, 0x80));
            }
        }
    }

    @Test
    void roundTripOfRandomSequences() {
        Random random = new Random(42);
        int[] interesting = {'a', 0, 0x7f, 0x80, 0x9f, 0xa0, 0xbf, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xff, 0xb2, 0x90
        };
        for (int i = 0; i < 50_000; i++) {
            byte[] sequence = new byte[random.nextInt(12)];
            for (int j = 0; j < sequence.length; j++) {
                sequence[j] = (byte) interesting[random.nextInt(interesting.length)];
            }
            roundTrip(sequence);
        }
    }

    @Test
    void partOfAnArray() {
        assertEquals("bé", SourceText.decode(bytes('a', 'b', 0xc3, 0xa9, 'c'), 1, 4));
        assertEquals("b\udcc3", SourceText.decode(bytes('a', 'b', 0xc3, 0xa9, 'c'), 1, 3));
    }
}
