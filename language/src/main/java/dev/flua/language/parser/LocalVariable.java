package dev.flua.language.parser;

/**
 * A declared local variable or parameter. Two declarations of one name are two variables. What later code does with the
 * variable is recorded here while the chunk is parsed, so that its representation (frame slot or cell) is known before
 * nodes are made.
 */
public final class LocalVariable {
    /** The attribute in {@code local x <attribute>} (manual §3.3.7). */
    public enum Attribute {
        REGULAR,
        CONST,
        CLOSE
    }

    private final String name;
    private final FunctionTree owner;
    private final Attribute attribute;
    private boolean captured;
    private boolean reassigned;
    private Tree.Expression constant;
    private int scopeStart = -1;
    private int scopeEnd = Integer.MAX_VALUE;

    public LocalVariable(String name, FunctionTree owner, Attribute attribute) {
        this.name = name;
        this.owner = owner;
        this.attribute = attribute;
    }

    /**
     * A variable of which all is known: of a function that is in binary form. It has no owner.
     *
     * @param constant see {@link #constant}
     */
    public LocalVariable(
            String name,
            Attribute attribute,
            boolean captured,
            Tree.Expression constant,
            int scopeStart,
            int scopeEnd) {
        this(name, null, attribute);
        this.captured = captured;
        this.constant = constant;
        this.scopeStart = scopeStart;
        this.scopeEnd = scopeEnd;
    }

    /** The name as written; hidden variables of loops have names such as {@code (for state)}. */
    public String name() {
        return name;
    }

    /** Whether the program cannot name it. */
    public boolean isHidden() {
        return name.startsWith("(");
    }

    /** The function whose activation holds the variable, while a chunk is parsed; null if it is outside, or in binary form. */
    public FunctionTree owner() {
        return owner;
    }

    public Attribute attribute() {
        return attribute;
    }

    /** Whether an inner function uses the variable, so that it has to live in a cell. */
    public boolean isCaptured() {
        return captured;
    }

    void capture() {
        captured = true;
    }

    /** Whether anything but the declaration assigns to the variable. */
    public boolean isReassigned() {
        return reassigned;
    }

    void reassign() {
        reassigned = true;
    }

    /**
     * The literal that every use of the variable has been replaced by, null for an ordinary variable. {@code local x
     * <const> = literal} declares such a variable: no {@link Tree.Local} refers to it, and it is never an upvalue.
     */
    public Tree.Expression constant() {
        return constant;
    }

    /** The value of the {@link #constant}, which exists. */
    public Object constantValue() {
        return Constants.value(constant);
    }

    void setConstant(Tree.Expression literal) {
        constant = literal;
    }

    /** Character offset from which the name is visible. */
    public int scopeStart() {
        return scopeStart;
    }

    /** Character offset at which the scope ends. */
    public int scopeEnd() {
        return scopeEnd;
    }

    void beginScope(int offset) {
        scopeStart = offset;
    }

    void endScope(int offset) {
        scopeEnd = offset;
    }
}
