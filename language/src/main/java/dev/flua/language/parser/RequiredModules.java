package dev.flua.language.parser;

import dev.flua.language.runtime.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Finds the modules that a chunk asks for by name, without running it. */
public final class RequiredModules {
    private static final String REQUIRE = "require";
    private static final String PROTECTED_CALL = "pcall";

    /**
     * A module that the chunk names.
     *
     * @param name what {@code require} gets
     * @param line where it stands
     * @param optional whether the chunk goes on without the module, because it asks with {@code pcall(require, "name")}
     */
    public record Module(String name, int line, boolean optional) {}

    private RequiredModules() {}

    /**
     * The modules for which the words {@code require "name"}, {@code require("name")} or {@code pcall(require, "name")} stand in
     * the chunk. Names that are computed are not found.
     *
     * @param text the source, in the encoding of {@link SourceText}
     * @param chunkName as it is displayed in messages
     * @throws LuaSyntaxException if the text does not consist of words of Lua
     */
    public static List<Module> in(CharSequence text, String chunkName) {
        SourceStream source = new SourceStream(text);
        LuaLexer lexer = new LuaLexer(source);
        lexer.reportTo(new SyntaxErrors(chunkName, source));
        List<Module> found = new ArrayList<>();
        Token[] before = new Token[4]; // the last words, the latest first
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            if (token.getType() == LuaLexer.STRING) {
                boolean call = isRequire(before, 0) || is(before[0], LuaLexer.LPAREN) && isRequire(before, 1);
                boolean optional = is(before[0], LuaLexer.COMMA)
                        && isRequire(before, 1)
                        && is(before[2], LuaLexer.LPAREN)
                        && isName(before[3], PROTECTED_CALL);
                if (call || optional) {
                    found.add(new Module(SourceText.decode(LuaToken.bytes(token)), token.getLine(), optional));
                }
            }
            System.arraycopy(before, 0, before, 1, before.length - 1);
            before[0] = token;
        }
        return found;
    }

    /** Whether the word is {@code require}, and not a field or method of that name. */
    private static boolean isRequire(Token[] before, int index) {
        Token previous = before[index + 1];
        return isName(before[index], REQUIRE) && !is(previous, LuaLexer.DOT) && !is(previous, LuaLexer.COLON);
    }

    private static boolean isName(Token token, String text) {
        return is(token, LuaLexer.NAME) && LuaToken.name(token).text().equals(text);
    }

    private static boolean is(Token token, int type) {
        return token != null && token.getType() == type;
    }
}
