package dev.flua.language.parser;

import dev.flua.language.runtime.text.SourceText;
import java.util.Arrays;
import org.antlr.v4.runtime.Token;

/** Words errors as the reference does ({@code lexerror} in llex.c): {@code chunk:line: message near 'token'}. */
final class SyntaxErrors {
    private static final String END_OF_FILE = "<eof>";

    private final String chunkName;
    private final SourceStream source;

    SyntaxErrors(String chunkName, SourceStream source) {
        this.chunkName = chunkName;
        this.source = source;
    }

    /** An error inside a token, of which {@code read[0..length)} has been read. */
    LuaSyntaxException inToken(String message, byte[] read, int length) {
        return located(message + " near " + quote(read, length), source.index(), false);
    }

    /** The source ends inside a token. */
    LuaSyntaxException atEnd(String message) {
        return located(message + " near " + END_OF_FILE, source.index(), true);
    }

    /** The syntax forbids {@code token}, which is the last that has been read. */
    LuaSyntaxException near(String message, Token token) {
        String near = describe(token);
        return located(
                near == null ? message : message + " near " + near,
                token.getStartIndex(),
                token.getType() == Token.EOF);
    }

    /** Other words than {@code token} were possible. */
    LuaSyntaxException expected(int type, Token token) {
        return near(fixedText(type) + " expected", token);
    }

    /** The meaning is wrong, so the message does not point to a token; {@code token} is the last that has been read. */
    LuaSyntaxException semantic(String message, Token token) {
        return located(message, token.getStartIndex(), false);
    }

    /** Too much nesting. The reference raises this as a runtime error, without a position. */
    LuaSyntaxException overflow() {
        return new LuaSyntaxException("C stack overflow", source.line(), source.index(), false);
    }

    private LuaSyntaxException located(String message, int offset, boolean incomplete) {
        return new LuaSyntaxException(
                chunkName + ":" + source.line() + ": " + message, source.line(), offset, incomplete);
    }

    /** How messages call the tokens of a type. */
    static String fixedText(int type) {
        return switch (type) {
            case Token.EOF -> END_OF_FILE;
            case LuaLexer.NAME -> "<name>";
            default -> LuaLexer.VOCABULARY.getLiteralName(type);
        };
    }

    /** How messages call {@code token}, or null for a zero byte, after which the reference does not say where it is. */
    private String describe(Token token) {
        return switch (token.getType()) {
            case Token.EOF -> END_OF_FILE;
            case LuaLexer.STRING -> describeString(token);
            case LuaLexer.OTHER -> describeCharacter(source.text().codePointAt(token.getStartIndex()));
            default -> "'" + source.text().substring(token.getStartIndex(), LuaToken.end(token)) + "'";
        };
    }

    /** Strings appear with their escapes replaced, between delimiters as written. */
    private String describeString(Token token) {
        String text = source.text();
        int start = token.getStartIndex();
        int width = 1;
        if (text.charAt(start) == '[') {
            width = text.indexOf('[', start + 1) + 1 - start;
        }
        byte[] value = LuaToken.bytes(token);
        byte[] shown = new byte[value.length + 2 * width];
        for (int i = 0; i < width; i++) {
            shown[i] = (byte) text.charAt(start + i);
            shown[width + value.length + i] = (byte) text.charAt(LuaToken.end(token) - width + i);
        }
        System.arraycopy(value, 0, shown, width, value.length);
        return quote(shown, shown.length);
    }

    private static String describeCharacter(int character) {
        int first = SourceText.encode(Character.toString(character))[0] & 0xff;
        if (first == 0) {
            return null;
        }
        return first >= ' ' && first <= '~' ? "'" + (char) first + "'" : "'<\\" + first + ">'";
    }

    /** The reference formats the text as a C string, which a zero byte ends. */
    private static String quote(byte[] bytes, int length) {
        int end = 0;
        while (end < length && bytes[end] != 0) {
            end++;
        }
        return "'" + SourceText.decode(Arrays.copyOf(bytes, end)) + "'";
    }
}
