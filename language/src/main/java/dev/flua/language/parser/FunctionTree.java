package dev.flua.language.parser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The prototype of a function: parameters, upvalues, body. The main chunk is a vararg function with the upvalue
 * {@code _ENV}.
 */
public final class FunctionTree {
    /**
     * A variable of an enclosing function that this one uses. {@code variable} is the variable itself; {@code
     * parentUpvalue} is the index among the upvalues of the directly enclosing function, or -1 where the variable is a
     * local of that function. The main chunk's {@code _ENV} has the index -1 and a variable without owner.
     */
    public record Upvalue(String name, LocalVariable variable, int parentUpvalue) {}

    private final FunctionTree parent;
    private final int lineDefined;
    private final List<LocalVariable> parameters = new ArrayList<>();
    private final List<Upvalue> upvalues = new ArrayList<>();
    private final Map<String, LocalVariable> constants = new LinkedHashMap<>();
    private final List<LocalVariable> locals = new ArrayList<>();
    private boolean vararg;
    private boolean method;
    private Tree.Block body;
    private int lastLineDefined;
    private int start;
    private int end;

    FunctionTree(FunctionTree parent, int lineDefined) {
        this.parent = parent;
        this.lineDefined = lineDefined;
    }

    /** The enclosing function, null for the main chunk. */
    public FunctionTree parent() {
        return parent;
    }

    /** Named parameters, {@code self} first in a method. */
    public List<LocalVariable> parameters() {
        return parameters;
    }

    public List<Upvalue> upvalues() {
        return upvalues;
    }

    /** Compile-time constants of enclosing functions that this one uses, by name. */
    public Map<String, LocalVariable> constants() {
        return constants;
    }

    /** Every local variable declared in the body, parameters included, in order of declaration. */
    public List<LocalVariable> locals() {
        return locals;
    }

    public boolean isVararg() {
        return vararg;
    }

    void setVararg() {
        vararg = true;
    }

    public boolean isMethod() {
        return method;
    }

    void setMethod() {
        method = true;
    }

    public Tree.Block body() {
        return body;
    }

    /** Line of {@code function}, 0 for the main chunk. */
    public int lineDefined() {
        return lineDefined;
    }

    /** Line of the closing {@code end}, 0 for the main chunk. */
    public int lastLineDefined() {
        return lastLineDefined;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    void close(Tree.Block newBody, int newStart, int newEnd, int lastLine) {
        body = newBody;
        start = newStart;
        end = newEnd;
        lastLineDefined = lastLine;
    }
}
