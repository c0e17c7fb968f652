package dev.flua.language.parser;

import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.graalvm.nativeimage.ImageInfo;

/** The front end: from source text to syntax tree. */
public final class ChunkParser {
    private final TokenWindow tokens;
    private final Scopes scopes;
    private final ExpressionBuilder expressions;
    private final LuaParser parser;

    static {
        if (ImageInfo.inImageBuildtimeCode()) {
            LexerStates.findAll();
        }
    }

    private ChunkParser(CharSequence text, String chunkName) {
        SourceStream source = new SourceStream(text);
        SyntaxErrors errors = new SyntaxErrors(chunkName, source);
        LuaLexer lexer = new LuaLexer(source);
        lexer.reportTo(errors);
        tokens = new TokenWindow(lexer);
        NestingLimit nesting = new NestingLimit(errors);
        scopes = new Scopes(tokens, errors);
        expressions = new ExpressionBuilder(tokens, errors, nesting, scopes);
        parser = new LuaParser(tokens);
        parser.connect(errors, new StatementBuilder(tokens, errors, nesting, scopes, expressions), expressions);
        scopes.openMain();
    }

    /**
     * Parses a chunk (manual §3.3.2).
     *
     * @param text the source, in the encoding of {@link dev.flua.language.runtime.text.SourceText}; a first line that begins
     *     with {@code #} is not skipped
     * @param chunkName the name as it is displayed in messages, see {@link dev.flua.language.runtime.text.ChunkName#display}
     * @throws LuaSyntaxException if the reference rejects the chunk
     */
    public static FunctionTree parse(CharSequence text, String chunkName) {
        return new ChunkParser(text, chunkName).main();
    }

    /**
     * Parses a function's definition without the chunk around it.
     *
     * @param text from the word {@code function} to the last {@code end}
     * @param chunkName as in {@link #parse}
     * @param upvalues names of the variables around the function that it may use
     * @param constants names and values of the compile-time constants around it
     * @param lineDefined where the function begins
     * @throws LuaSyntaxException if the text is something else
     */
    public static FunctionTree parseFunction(
            CharSequence text,
            String chunkName,
            List<String> upvalues,
            Map<String, Object> constants,
            int lineDefined) {
        ChunkParser parser = new ChunkParser(text, chunkName);
        parser.scopes.declareSurroundings(upvalues, constants);
        parser.parser.functionAlone(lineDefined);
        return ((Tree.Function) parser.expressions.pop()).function();
    }

    private FunctionTree main() {
        parser.chunk();
        Token end = tokens.current();
        if (end.getType() != Token.EOF) {
            throw new IllegalStateException("the grammar accepts a chunk only up to its end");
        }
        return scopes.closeFunction(0, end.getStartIndex(), 0);
    }
}
