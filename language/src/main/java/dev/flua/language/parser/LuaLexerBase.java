package dev.flua.language.parser;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;

/** What the rules of LuaLexer.g4 call, and how its tokens are made. */
abstract class LuaLexerBase extends Lexer {
    private final SourceStream source;
    private final NameTable names = new NameTable();
    private LiteralReader literals;
    private Object value;

    LuaLexerBase(CharStream input) {
        super(input);
        source = (SourceStream) input;
    }

    /** Has to be called before the first token is read. */
    void reportTo(SyntaxErrors errors) {
        literals = new LiteralReader(source, errors);
    }

    NameTable names() {
        return names;
    }

    /** The line on which the source has been read up to. */
    int currentLine() {
        return source.line();
    }

    final void readName() {
        value = names.get(source.text(), _tokenStartCharIndex, source.index());
    }

    final void readNumeral() {
        Number number = literals.numeral(_tokenStartCharIndex);
        setType(number instanceof Long ? LuaLexer.INTEGER : LuaLexer.FLOAT);
        value = number;
    }

    final void readString() {
        value = literals.shortString(_tokenStartCharIndex);
    }

    final void readLongString() {
        value = literals.longString(source.index() - _tokenStartCharIndex);
    }

    final void rejectLongBracket() {
        throw literals.invalidBracket(_tokenStartCharIndex);
    }

    final void skipComment() {
        literals.skipComment();
    }

    final void countLine() {
        source.countLine();
    }

    @Override
    public Token emit() {
        Token token = new LuaToken(_type, _tokenStartCharIndex, source.index(), source.line(), value);
        value = null;
        emit(token);
        return token;
    }

    @Override
    public Token emitEOF() {
        Token token = new LuaToken(Token.EOF, source.index(), source.index(), source.line(), null);
        emit(token);
        return token;
    }
}
