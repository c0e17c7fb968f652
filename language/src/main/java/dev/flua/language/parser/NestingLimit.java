package dev.flua.language.parser;

/**
 * Counts what is open at once: statements, subexpressions, operators whose right operand is being read. The reference
 * bounds this because its parser is recursive ({@code luaE_incCstack}); so is this one, and so are those who walk its
 * trees, and the bound is what keeps any input from overflowing the Java stack.
 */
final class NestingLimit {
    /** What LUAI_MAXCCALLS (200) leaves to a chunk that is loaded by the main chunk of a script. */
    private static final int MAX_LEVELS = 197;

    private final SyntaxErrors errors;
    private int level;

    NestingLimit(SyntaxErrors errors) {
        this.errors = errors;
    }

    void enter() {
        if (++level > MAX_LEVELS) {
            throw errors.overflow();
        }
    }

    void leave() {
        level--;
    }

    void leave(int levels) {
        level -= levels;
    }
}
