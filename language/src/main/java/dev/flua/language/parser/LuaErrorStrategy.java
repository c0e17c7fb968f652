package dev.flua.language.parser;

import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/** The first error ends the parse, with the message that the reference gives at this point of the grammar. */
final class LuaErrorStrategy implements ANTLRErrorStrategy {
    private final SyntaxErrors errors;

    LuaErrorStrategy(SyntaxErrors errors) {
        this.errors = errors;
    }

    /** A certain token had to come. */
    @Override
    public Token recoverInline(Parser parser) {
        int expected = parser.getATN()
                .nextTokens(parser.getATN().states.get(parser.getState()))
                .getMinElement();
        throw errors.expected(expected, parser.getCurrentToken());
    }

    /** One of several things had to come. */
    @Override
    public void reportError(Parser parser, RecognitionException error) {
        String message =
                switch (parser.getContext().getRuleIndex()) {
                    case LuaParser.RULE_arguments -> "function arguments expected";
                    case LuaParser.RULE_parameters, LuaParser.RULE_parameterList -> "<name> or '...' expected";
                    case LuaParser.RULE_forStatement -> "'=' or 'in' expected";
                    case LuaParser.RULE_localStatement -> SyntaxErrors.fixedText(LuaParser.NAME) + " expected";
                    default -> "unexpected symbol";
                };
        throw errors.near(message, parser.getCurrentToken());
    }

    @Override
    public void recover(Parser parser, RecognitionException error) {
        throw new IllegalStateException("unreachable: reportError throws", error);
    }

    @Override
    public void sync(Parser parser) {
        // Decisions and matches find every error themselves.
    }

    @Override
    public boolean inErrorRecoveryMode(Parser parser) {
        return false;
    }

    @Override
    public void reportMatch(Parser parser) {
        // There is no recovery that a match could end.
    }

    @Override
    public void reset(Parser parser) {
        // Has no state.
    }
}
