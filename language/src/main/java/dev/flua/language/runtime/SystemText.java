package dev.flua.language.runtime;

import dev.flua.language.runtime.text.SourceText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The way between the bytes of Lua and the Java strings that stand for them at the border with the operating system: names of
 * files, commands, the environment.
 *
 * <p>The JDK turns such strings into bytes in an encoding of its own, {@code sun.jnu.encoding}. In the {@code flua} command and
 * in native programs that is ISO 8859-1, so that there is one character for each byte, and any bytes pass. Where a Java program
 * embeds flua it is the encoding of the locale. Then what it cannot represent is an error, and never becomes something else.
 */
public final class SystemText {
    private static final String ENCODING = "sun.jnu.encoding";

    private SystemText() {}

    private static Charset charset() {
        String name = System.getProperty(ENCODING);
        // Asked at run time: these classes are initialised when an image is built.
        return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
    }

    /**
     * The string that the JDK turns into {@code bytes}.
     *
     * @throws CharacterCodingException if there is none
     */
    public static String decode(byte[] bytes) throws CharacterCodingException {
        Charset charset = charset();
        if (charset == StandardCharsets.ISO_8859_1) {
            return new String(bytes, charset);
        }
        String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        if (!Arrays.equals(text.getBytes(charset), bytes)) { // several sequences may mean the same character
            throw new CharacterCodingException();
        }
        return text;
    }

    /**
     * The same for the name of a file. A name that the JDK cannot represent is taken for UTF-8, because the embedder may have
     * brought a file system of his own, with names of any characters; the system's refuses it.
     *
     * @throws CharacterCodingException if it is not UTF-8 either
     */
    public static String decodeFileName(byte[] bytes) throws CharacterCodingException {
        try {
            return decode(bytes);
        } catch (CharacterCodingException e) {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    /** The same for a name in the encoding of {@link SourceText}. */
    public static String decodeFileName(String sourceText) throws CharacterCodingException {
        return decodeFileName(SourceText.encode(sourceText));
    }

    /**
     * The file with a name that is in the encoding of {@link SourceText}.
     *
     * @throws InvalidPathException if the JDK cannot represent it
     */
    public static Path path(String sourceText) {
        try {
            return Path.of(decodeFileName(sourceText));
        } catch (CharacterCodingException e) {
            throw new InvalidPathException(sourceText, "not in the encoding of the Java virtual machine");
        }
    }

    /** The bytes of a string from the system, or one that the embedder has put there, which may have any characters. */
    public static byte[] encode(String text) {
        try {
            ByteBuffer bytes = charset().newEncoder().encode(CharBuffer.wrap(text));
            byte[] result = new byte[bytes.remaining()];
            bytes.get(result);
            return result;
        } catch (CharacterCodingException e) {
            return SourceText.encode(text);
        }
    }

    /** {@link #encode}, for what takes text in the encoding of {@link SourceText}. */
    public static String toSourceText(String text) {
        return SourceText.decode(encode(text));
    }
}
