package dev.flua.language.parser;

import dev.flua.language.binary.BinaryChunk;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** The front end: from source text to syntax tree. */
public final class ChunkParser {
    private final TokenWindow tokens;
    private final Scopes scopes;
    private final ExpressionBuilder expressions;
    private final LuaParser parser;

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
     * @param text the source, in the encoding of {@link dev.flua.language.runtime.SourceText}; a first line that begins
     *     with {@code #} is not skipped
     * @param chunkName the name as it is displayed in messages, see {@link dev.flua.language.runtime.ChunkName#display}
     * @throws LuaSyntaxException if the reference rejects the chunk
     */
    public static FunctionTree parse(CharSequence text, String chunkName) {
        return new ChunkParser(text, chunkName).main();
    }

    /**
     * Parses the function of a binary chunk.
     *
     * @param text {@link BinaryChunk#source}
     * @param chunkName as in {@link #parse(CharSequence, String)}
     * @throws LuaSyntaxException if the chunk was not made of a function
     */
    public static FunctionTree parse(BinaryChunk chunk, CharSequence text, String chunkName) {
        ChunkParser parser = new ChunkParser(text, chunkName);
        FunctionTree function = chunk.isMain() ? parser.main() : parser.function(chunk);
        List<String> upvalues =
                function.upvalues().stream().map(FunctionTree.Upvalue::name).toList();
        if (!upvalues.equals(chunk.upvalues())) {
            throw LuaSyntaxException.badBinary(chunk.name(), "upvalue mismatch");
        }
        return function;
    }

    private FunctionTree main() {
        parser.chunk();
        Token end = tokens.current();
        if (end.getType() != Token.EOF) {
            throw new IllegalStateException("the grammar accepts a chunk only up to its end");
        }
        return scopes.closeFunction(0, end.getStartIndex(), 0);
    }

    private FunctionTree function(BinaryChunk chunk) {
        scopes.declareSurroundings(chunk.upvalues(), chunk.constants());
        parser.functionAlone(chunk.lineDefined());
        return ((Tree.Function) expressions.pop()).function();
    }
}
