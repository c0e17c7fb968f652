package dev.flua.language.parser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The prototype of a function: parameters, upvalues, body. The main chunk is a vararg function with the upvalue
 * {@code _ENV}. Of a function in binary form, what is inside is read when it is asked for.
 */
public final class FunctionTree {
    /**
     * A variable of an enclosing function that this one uses. {@code variable} is the variable itself; {@code
     * parentUpvalue} is the index among the upvalues of the directly enclosing function, or -1 where the variable is a
     * local of that function. The main chunk's {@code _ENV} has the index -1 and a variable without owner.
     */
    public record Upvalue(String name, LocalVariable variable, int parentUpvalue) {}

    /**
     * What is inside a function.
     *
     * @param parameters and the others are those of {@link FunctionTree}
     */
    public record Inside(
            List<LocalVariable> parameters,
            boolean isVararg,
            Map<String, LocalVariable> constants,
            List<LocalVariable> locals,
            Tree.Block body,
            int start,
            int end,
            int lastLineDefined) {}

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
    private Supplier<Inside> reader;

    FunctionTree(FunctionTree parent, int lineDefined) {
        this.parent = parent;
        this.lineDefined = lineDefined;
    }

    /**
     * A function in binary form.
     *
     * @param reader is asked once, when something is wanted that only it knows
     */
    public FunctionTree(int lineDefined, List<Upvalue> upvalues, Supplier<Inside> reader) {
        this(null, lineDefined);
        this.upvalues.addAll(upvalues);
        this.reader = reader;
    }

    private void read() {
        if (reader != null) {
            Inside inside = reader.get();
            reader = null;
            parameters.addAll(inside.parameters);
            vararg = inside.isVararg;
            constants.putAll(inside.constants);
            locals.addAll(inside.locals);
            close(inside.body, inside.start, inside.end, inside.lastLineDefined);
        }
    }

    /** The enclosing function while a chunk is parsed; null for the main chunk, and in binary form. */
    public FunctionTree parent() {
        return parent;
    }

    /** Named parameters, {@code self} first in a method. */
    public List<LocalVariable> parameters() {
        read();
        return parameters;
    }

    public List<Upvalue> upvalues() {
        return upvalues;
    }

    /** Compile-time constants of enclosing functions that this one uses, by name. */
    public Map<String, LocalVariable> constants() {
        read();
        return constants;
    }

    /** Every local variable declared in the body, parameters included, in order of declaration. */
    public List<LocalVariable> locals() {
        read();
        return locals;
    }

    public boolean isVararg() {
        read();
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
        read();
        return body;
    }

    /** Line of {@code function}, 0 for the main chunk. */
    public int lineDefined() {
        return lineDefined;
    }

    /** Line of the closing {@code end}, 0 for the main chunk. */
    public int lastLineDefined() {
        read();
        return lastLineDefined;
    }

    public int start() {
        read();
        return start;
    }

    public int end() {
        read();
        return end;
    }

    void close(Tree.Block newBody, int newStart, int newEnd, int lastLine) {
        body = newBody;
        start = newStart;
        end = newEnd;
        lastLineDefined = lastLine;
    }
}
