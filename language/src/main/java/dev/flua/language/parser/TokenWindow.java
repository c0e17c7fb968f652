package dev.flua.language.parser;

import dev.flua.language.runtime.LongWork;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * The tokens of a chunk as the reference sees them ({@code luaX_next}, {@code luaX_lookahead}): one that has been
 * consumed, one that is current and has already been read, and on request the one after it.
 */
final class TokenWindow implements TokenStream {
    private final LuaLexer lexer;
    private Token previous;
    private Token current;
    private Token next;
    private int previousLine = 1;
    private long consumed;

    TokenWindow(LuaLexer lexer) {
        this.lexer = lexer;
    }

    /** The last token consumed, null at the beginning. */
    Token previous() {
        return previous;
    }

    /** The token that decides what comes. */
    Token current() {
        if (current == null) {
            current = lexer.nextToken();
        }
        return current;
    }

    /**
     * Line on which the lexer stood when the last token was consumed ({@code lastline} in the reference), to which most
     * instructions are attributed. That is the token's own line, unless the token after it had been looked at.
     */
    int previousLine() {
        return previousLine;
    }

    /** Offset behind the last token consumed. */
    int previousEnd() {
        return previous == null ? 0 : LuaToken.end(previous);
    }

    /** The line on which the lexer stands ({@code linenumber} in the reference): that of all errors. */
    int line() {
        return lexer.currentLine();
    }

    /** The canonical form of a name that the parser itself introduces. */
    Name name(String text) {
        return lexer.names().get(text, 0, text.length());
    }

    @Override
    public Token LT(int distance) {
        return switch (distance) {
            case -1 -> previous;
            case 1 -> current();
            case 2 -> next();
            default -> throw new IllegalArgumentException("no token at distance " + distance);
        };
    }

    private Token next() {
        if (next == null) {
            next = lexer.nextToken();
        }
        return next;
    }

    @Override
    public int LA(int distance) {
        return LT(distance).getType();
    }

    @Override
    public void consume() {
        LongWork.round(++consumed, null);
        previous = current();
        previousLine = lexer.currentLine();
        if (next != null) {
            current = next;
            next = null;
        } else {
            current = lexer.nextToken();
        }
    }

    @Override
    public TokenSource getTokenSource() {
        return lexer;
    }

    @Override
    public String getSourceName() {
        return lexer.getSourceName();
    }

    @Override
    public int mark() {
        return 0;
    }

    @Override
    public void release(int marker) {
        // Nothing is kept.
    }

    @Override
    public int index() {
        return 0;
    }

    @Override
    public void seek(int index) {
        // Parser.reset() seeks to 0 at the beginning; tokens cannot be read twice, and an LL(1) parser never asks.
    }

    @Override
    public int size() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Token get(int index) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getText() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getText(Interval interval) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getText(RuleContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getText(Token start, Token stop) {
        CharStream source = lexer.getInputStream();
        return source.getText(Interval.of(start.getStartIndex(), stop.getStopIndex()));
    }
}
