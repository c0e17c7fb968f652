package dev.flua.language.parser;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;

/**
 * A word of the source: its type, its place and, for names and literals, its value. There are as many as words in the
 * chunk, so they carry nothing that can be had from the source.
 */
final class LuaToken implements Token {
    private int type;
    private final int start;
    private final int end;
    private final int line;
    private final Object value;

    LuaToken(int type, int start, int end, int line, Object value) {
        this.type = type;
        this.start = start;
        this.end = end;
        this.line = line;
        this.value = value;
    }

    /** The value of a token with type NAME or FIELD_NAME. */
    static Name name(Token token) {
        return (Name) ((LuaToken) token).value;
    }

    /** The bytes of a token with type STRING, not to be changed. */
    static byte[] bytes(Token token) {
        return (byte[]) ((LuaToken) token).value;
    }

    /** The value of a token with type INTEGER or FLOAT. */
    static Number number(Token token) {
        return (Number) ((LuaToken) token).value;
    }

    /** Offset of the first character after the token. */
    static int end(Token token) {
        return ((LuaToken) token).end;
    }

    void retype(int newType) {
        type = newType;
    }

    @Override
    public int getType() {
        return type;
    }

    /** The line on which the token ends, because that is where the reference stands when it looks at the token. */
    @Override
    public int getLine() {
        return line;
    }

    @Override
    public int getStartIndex() {
        return start;
    }

    @Override
    public int getStopIndex() {
        return end - 1;
    }

    @Override
    public String getText() {
        return value == null ? LuaLexer.VOCABULARY.getDisplayName(type) : value.toString();
    }

    @Override
    public int getCharPositionInLine() {
        return -1;
    }

    @Override
    public int getChannel() {
        return DEFAULT_CHANNEL;
    }

    @Override
    public int getTokenIndex() {
        return -1;
    }

    @Override
    public TokenSource getTokenSource() {
        return null;
    }

    @Override
    public CharStream getInputStream() {
        return null;
    }
}
