package dev.flua.language.parser;

import java.util.ArrayList;
import java.util.List;

/**
 * A function that is being read: {@code FuncState} in the reference. Variables are first declared, which counts for the
 * limit, and later activated, which makes the name visible.
 */
final class FunctionScope {
    private static final int MAX_VARIABLES = 200;
    private static final int MAX_UPVALUES = 255;
    private static final int MAX_REGISTERS = 255;

    private final FunctionScope parent;
    private final FunctionTree tree;
    private final TokenWindow tokens;
    private final SyntaxErrors errors;
    private final List<LocalVariable> variables = new ArrayList<>();
    private final Jumps jumps = new Jumps();
    private BlockScope block;
    private int active;
    private int temporaries;

    FunctionScope(FunctionScope parent, FunctionTree tree, TokenWindow tokens, SyntaxErrors errors) {
        this.parent = parent;
        this.tree = tree;
        this.tokens = tokens;
        this.errors = errors;
    }

    FunctionScope parent() {
        return parent;
    }

    FunctionTree tree() {
        return tree;
    }

    BlockScope block() {
        return block;
    }

    Jumps jumps() {
        return jumps;
    }

    /** How many variables are visible. */
    int activeVariables() {
        return active;
    }

    String variableName(int index) {
        return variables.get(index).name();
    }

    /** The variables that have been declared and not yet activated. */
    List<LocalVariable> declared() {
        return variables.subList(active, variables.size());
    }

    /** The last {@code count} variables that have been activated. */
    List<LocalVariable> lastActive(int count) {
        return List.copyOf(variables.subList(active - count, active));
    }

    LocalVariable declare(String name, LocalVariable.Attribute attribute) {
        if (variables.size() == MAX_VARIABLES) {
            throw limit("local variables", MAX_VARIABLES);
        }
        LocalVariable variable = new LocalVariable(name, tree, attribute);
        variables.add(variable);
        return variable;
    }

    /** Gives the variable that was declared last an attribute. */
    LocalVariable redeclareLast(LocalVariable.Attribute attribute) {
        String name = variables.remove(variables.size() - 1).name();
        return declare(name, attribute);
    }

    /** Makes the first {@code count} of the declared variables visible from here on. */
    void activate(int count) {
        for (int i = 0; i < count; i++) {
            LocalVariable variable = variables.get(active++);
            variable.beginScope(tokens.previousEnd());
            tree.locals().add(variable);
        }
    }

    void activateAll() {
        activate(variables.size() - active);
    }

    void openBlock(boolean loop) {
        int start = tokens.previousEnd();
        block = new BlockScope(block, loop, start, active, jumps.labelCount(), jumps.pendingCount());
    }

    /** Leaves the innermost block; its variables end at the offset {@code end}. */
    BlockScope closeBlock(int end) {
        BlockScope closed = block;
        while (active > closed.outerVariables()) {
            variables.remove(--active).endScope(end);
        }
        jumps.leaveBlock(closed, this);
        block = closed.outer();
        return closed;
    }

    /**
     * The variable that {@code name} means here, made an upvalue (or noted as a constant) of this function and of those
     * between where it belongs to an outer one; null where no variable has the name.
     */
    LocalVariable resolve(String name) {
        for (int i = active - 1; i >= 0; i--) {
            LocalVariable variable = variables.get(i);
            if (variable.name().equals(name)) {
                return variable;
            }
        }
        int upvalue = upvalueIndex(name);
        if (upvalue >= 0) {
            return tree.upvalues().get(upvalue).variable();
        }
        LocalVariable constant = tree.constants().get(name);
        return constant != null ? constant : resolveOutside(name);
    }

    private LocalVariable resolveOutside(String name) {
        if (parent == null) {
            return null;
        }
        LocalVariable variable = parent.resolve(name);
        if (variable == null) {
            return null;
        }
        if (variable.constant() != null) {
            tree.constants().put(name, variable);
        } else {
            int parentUpvalue = variable.owner() == parent.tree ? -1 : parent.upvalueIndex(name);
            addUpvalue(name, variable, parentUpvalue);
        }
        return variable;
    }

    private int upvalueIndex(String name) {
        List<FunctionTree.Upvalue> upvalues = tree.upvalues();
        for (int i = 0; i < upvalues.size(); i++) {
            if (upvalues.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    void addUpvalue(String name, LocalVariable variable, int parentUpvalue) {
        if (tree.upvalues().size() == MAX_UPVALUES) {
            throw limit("upvalues", MAX_UPVALUES);
        }
        variable.capture();
        tree.upvalues().add(new FunctionTree.Upvalue(name, variable, parentUpvalue));
    }

    /**
     * Counts values that the reference would hold in registers beside the variables, to find the same lists too long.
     * Only lists are counted, not the operands of operators.
     */
    void reserve(int registers) {
        temporaries += registers;
        if (active + temporaries >= MAX_REGISTERS) {
            throw errors.near("function or expression needs too many registers", tokens.current());
        }
    }

    void release(int registers) {
        temporaries -= registers;
    }

    LuaSyntaxException semanticError(String message) {
        return errors.semantic(message, tokens.current());
    }

    private LuaSyntaxException limit(String what, int limit) {
        int line = tree.lineDefined();
        String where = line == 0 ? "main function" : "function at line " + line;
        return errors.near("too many " + what + " (limit is " + limit + ") in " + where, tokens.current());
    }
}
