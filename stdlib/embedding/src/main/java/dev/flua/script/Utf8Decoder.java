package dev.flua.script;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 that comes in pieces: a character may begin in one and end in the next. */
final class Utf8Decoder {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] rest = {};

    /** The characters that are complete with these bytes. */
    String decode(byte[] bytes, int from, int count) {
        ByteBuffer input = ByteBuffer.allocate(rest.length + count);
        input.put(rest).put(bytes, from, count).flip();
        CharBuffer output = CharBuffer.allocate(input.remaining() + 1);
        decoder.reset().decode(input, output, false);
        rest = new byte[input.remaining()];
        input.get(rest);
        return output.flip().toString();
    }

    /** What is shown for the beginning of a character that has no end. */
    String end() {
        String text = new String(rest, StandardCharsets.UTF_8);
        rest = new byte[0];
        return text;
    }
}
