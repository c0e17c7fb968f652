package dev.flua.language.parser;

import org.antlr.v4.runtime.Token;

/** The front end: from source text to syntax tree. */
public final class ChunkParser {
    private ChunkParser() {}

    /**
     * Parses a chunk (manual §3.3.2).
     *
     * @param text the source, in the encoding of {@link dev.flua.language.runtime.SourceText}; a first line that begins
     *     with {@code #} is not skipped
     * @param chunkName the name as it is displayed in messages, see {@link dev.flua.language.runtime.ChunkName#display}
     * @throws LuaSyntaxException if the reference rejects the chunk
     */
    public static FunctionTree parse(CharSequence text, String chunkName) {
        SourceStream source = new SourceStream(text);
        SyntaxErrors errors = new SyntaxErrors(chunkName, source);
        LuaLexer lexer = new LuaLexer(source);
        lexer.reportTo(errors);
        TokenWindow tokens = new TokenWindow(lexer);
        NestingLimit nesting = new NestingLimit(errors);
        Scopes scopes = new Scopes(tokens, errors);
        ExpressionBuilder expressions = new ExpressionBuilder(tokens, errors, nesting, scopes);
        StatementBuilder statements = new StatementBuilder(tokens, errors, nesting, scopes, expressions);
        LuaParser parser = new LuaParser(tokens);
        parser.connect(errors, statements, expressions);
        scopes.openMain();
        parser.chunk();
        Token end = tokens.current();
        if (end.getType() != Token.EOF) {
            throw new IllegalStateException("the grammar accepts a chunk only up to its end");
        }
        return scopes.closeFunction(0, end.getStartIndex(), 0);
    }
}
