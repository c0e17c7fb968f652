package dev.flua.language.parser;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/** What the actions of LuaParser.g4 call. */
abstract class LuaParserBase extends Parser {
    /** Set before the parser starts. */
    StatementBuilder statements;

    ExpressionBuilder expressions;

    private final TokenWindow tokens;
    private SyntaxErrors errors;

    LuaParserBase(TokenStream input) {
        super(input);
        tokens = (TokenWindow) input;
    }

    void connect(SyntaxErrors newErrors, StatementBuilder newStatements, ExpressionBuilder newExpressions) {
        errors = newErrors;
        statements = newStatements;
        expressions = newExpressions;
        setBuildParseTree(false);
        removeErrorListeners();
        setErrorHandler(new LuaErrorStrategy(newErrors));
    }

    /** The line on which the lexer stands. */
    final int line() {
        return tokens.line();
    }

    /** The next token has to be {@code closing}, because {@code opening} on line {@code line} is open. */
    final void expectClosing(int closing, int opening, int line) {
        Token token = tokens.current();
        if (token.getType() == closing) {
            return;
        }
        if (line == tokens.line()) {
            throw errors.expected(closing, token);
        }
        throw errors.near(
                SyntaxErrors.fixedText(closing) + " expected (to close " + SyntaxErrors.fixedText(opening) + " at line "
                        + line + ")",
                token);
    }

    /**
     * A parenthesis after an expression that can be called always begins the arguments of a call, even where a
     * statement could begin as well (manual §3.3.6).
     */
    final void callAhead() {
        if (tokens.current().getType() == LuaLexer.LPAREN) {
            ((LuaToken) tokens.current()).retype(LuaLexer.CALL_LPAREN);
        }
    }

    /** A field of a table constructor can come: a name before {@code =} is a key, otherwise it begins a value. */
    final void fieldAhead() {
        Token token = tokens.current();
        switch (token.getType()) {
            case LuaLexer.NAME -> {
                if (tokens.LA(2) == LuaLexer.ASSIGN) {
                    ((LuaToken) token).retype(LuaLexer.FIELD_NAME);
                }
            }
            case LuaLexer.RBRACE,
                    LuaLexer.LBRACKET,
                    LuaLexer.INTEGER,
                    LuaLexer.FLOAT,
                    LuaLexer.STRING,
                    LuaLexer.NIL,
                    LuaLexer.TRUE,
                    LuaLexer.FALSE,
                    LuaLexer.ELLIPSIS,
                    LuaLexer.LBRACE,
                    LuaLexer.FUNCTION,
                    LuaLexer.LPAREN,
                    LuaLexer.NOT,
                    LuaLexer.MINUS,
                    LuaLexer.TILDE,
                    LuaLexer.HASH -> {
                // The grammar takes it from here.
            }
            default -> throw errors.near("unexpected symbol", token);
        }
    }
}
