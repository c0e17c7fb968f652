package dev.flua.language.parser;

/** The stack of functions that are being read. */
final class Scopes {
    static final String ENVIRONMENT = "_ENV";

    private final TokenWindow tokens;
    private final SyntaxErrors errors;
    private FunctionScope current;

    Scopes(TokenWindow tokens, SyntaxErrors errors) {
        this.tokens = tokens;
        this.errors = errors;
    }

    /** The innermost function. */
    FunctionScope current() {
        return current;
    }

    /** Begins the main function, which has the only upvalue that is not a local of some function (manual §2.2). */
    void openMain() {
        FunctionTree tree = new FunctionTree(null, 0);
        tree.setVararg();
        current = new FunctionScope(null, tree, tokens, errors);
        LocalVariable environment = new LocalVariable(ENVIRONMENT, null, LocalVariable.Attribute.REGULAR);
        current.addUpvalue(ENVIRONMENT, environment, -1);
        current.openBlock(false);
    }

    void openFunction(int line) {
        current = new FunctionScope(current, new FunctionTree(current.tree(), line), tokens, errors);
        current.openBlock(false);
    }

    /** Ends the innermost function, which consists of the characters from {@code start} to {@code end}. */
    FunctionTree closeFunction(int start, int end, int lastLine) {
        FunctionTree tree = current.tree();
        BlockScope block = current.closeBlock(end);
        tree.close(block.toTree(), start, end, lastLine);
        current = current.parent();
        return tree;
    }
}
