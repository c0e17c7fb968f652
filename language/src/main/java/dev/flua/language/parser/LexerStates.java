package dev.flua.language.parser;

import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;

/**
 * The states between which the lexer goes from character to character. It finds each when it comes there for the first time, and
 * keeps them for all chunks: while a native image is built they are all found, so that no program looks for them.
 */
final class LexerStates {
    private LexerStates() {}

    /** Reads what leads into each state, followed by each character. */
    static void findAll() {
        Vocabulary words = LuaLexer.VOCABULARY;
        follow("");
        follow("x");
        for (int type = 0; type <= words.getMaxTokenType(); type++) {
            String quoted = words.getLiteralName(type);
            if (quoted != null) {
                String word = quoted.substring(1, quoted.length() - 1);
                for (int length = 1; length <= word.length(); length++) {
                    follow(word.substring(0, length));
                }
            }
        }
    }

    private static void follow(String beginning) {
        for (char next = 0; next < 128; next++) {
            read(beginning + next);
        }
    }

    private static void read(String text) {
        SourceStream source = new SourceStream(text);
        LuaLexer lexer = new LuaLexer(source);
        lexer.reportTo(new SyntaxErrors("=", source));
        try {
            while (lexer.nextToken().getType() != Token.EOF) {
                // The next one.
            }
        } catch (LuaSyntaxException e) {
            // Here it ends, in the state that was looked for.
        }
    }
}
