package dev.flua.language.parser;

import java.util.List;
import java.util.Map;

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

    /**
     * Adds to the main function what a function without its surroundings needs of them.
     *
     * @param upvalues names of variables
     * @param constants names and values of compile-time constants
     */
    void declareSurroundings(List<String> upvalues, Map<String, Object> constants) {
        FunctionTree surroundings = current.tree();
        for (String name : upvalues) {
            LocalVariable variable = new LocalVariable(name, null, LocalVariable.Attribute.REGULAR);
            surroundings.upvalues().add(new FunctionTree.Upvalue(name, variable, -1));
        }
        constants.forEach((name, value) -> {
            LocalVariable constant = new LocalVariable(name, null, LocalVariable.Attribute.CONST);
            constant.setConstant(Constants.literal(value));
            surroundings.constants().put(name, constant);
        });
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
