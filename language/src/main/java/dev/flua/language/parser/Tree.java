package dev.flua.language.parser;

import dev.flua.language.runtime.LuaString;
import java.util.List;

/**
 * The syntax tree of a chunk, with every name already resolved to the variable it denotes. The grammar's actions
 * build it; {@link dev.flua.language.translator.Translator} turns it, one function at a time, into executable nodes.
 *
 * <p>{@code start} and {@code end} are character offsets into the source ({@code end} exclusive); {@code line} is the
 * line that the reference reports when the operation fails.
 */
public final class Tree {
    private Tree() {}

    /** Something that yields values. */
    public sealed interface Expression {
        int start();

        int end();
    }

    public record Nil(int start, int end) implements Expression {}

    public record BooleanLiteral(int start, int end, boolean value) implements Expression {}

    public record IntegerLiteral(int start, int end, long value) implements Expression {}

    public record FloatLiteral(int start, int end, double value) implements Expression {}

    /** A literal string or the name after a dot; the value is interned ({@link LuaString#intern}). */
    public record StringLiteral(int start, int end, LuaString value) implements Expression {}

    /** {@code ...} */
    public record Vararg(int start, int end) implements Expression {}

    /** A local variable of this function, or, when the variable belongs to an enclosing function, an upvalue. */
    public record Local(int start, int end, LocalVariable variable) implements Expression {}

    /**
     * {@code object[key]}, {@code object.key}, and the global name {@code x}, which is {@code _ENV.x} (manual §2.2).
     */
    public record Index(int start, int end, int line, Expression object, Expression key) implements Expression {}

    public record Call(int start, int end, int line, Expression function, List<Expression> arguments)
            implements Expression {}

    /** {@code object:name(arguments)} */
    public record MethodCall(
            int start, int end, int line, Expression object, LuaString name, List<Expression> arguments)
            implements Expression {}

    public record Function(int start, int end, FunctionTree function) implements Expression {}

    public record Binary(int start, int end, int line, BinaryOperator operator, Expression left, Expression right)
            implements Expression {}

    public record Unary(int start, int end, int line, UnaryOperator operator, Expression operand)
            implements Expression {}

    /** {@code (inner)}: adjusts to one value. */
    public record Parenthesized(int start, int end, Expression inner) implements Expression {}

    /**
     * A table constructor. {@code keys.get(i)} is null for a positional item; {@code separatorLast} says whether a comma or
     * semicolon follows the last item.
     */
    public record TableConstructor(
            int start, int end, int line, List<Expression> keys, List<Expression> values, boolean separatorLast)
            implements Expression {}

    public enum BinaryOperator {
        OR,
        AND,
        LT,
        GT,
        LE,
        GE,
        NE,
        EQ,
        BOR,
        BXOR,
        BAND,
        SHL,
        SHR,
        CONCAT,
        ADD,
        SUB,
        MUL,
        DIV,
        IDIV,
        MOD,
        POW
    }

    public enum UnaryOperator {
        NOT,
        MINUS,
        LENGTH,
        BNOT
    }

    /** Something that is executed for its effect. */
    public sealed interface Statement {
        int start();

        int end();
    }

    /** A sequence of statements with a scope of its own. */
    public record Block(int start, int end, List<Statement> statements) {}

    /** {@code local a <attrib>, b = values} */
    public record LocalStatement(int start, int end, List<LocalVariable> variables, List<Expression> values)
            implements Statement {}

    /** {@code local function f}: the variable is visible inside the function. */
    public record LocalFunctionStatement(int start, int end, LocalVariable variable, Function function)
            implements Statement {}

    /**
     * Targets are {@link Local} or {@link Index}. {@code function a.b:c() end} is an assignment with {@code
     * declaration}.
     */
    public record Assignment(
            int start, int end, int line, List<Expression> targets, List<Expression> values, boolean declaration)
            implements Statement {}

    /** The call is a {@link Call} or {@link MethodCall}. */
    public record CallStatement(int start, int end, Expression call) implements Statement {}

    public record Do(int start, int end, Block body) implements Statement {}

    public record While(int start, int end, Expression condition, Block body) implements Statement {}

    /** The condition sees the locals of the body. */
    public record Repeat(int start, int end, Block body, Expression condition) implements Statement {}

    /** {@code otherwise} is null where there is no else; {@code conditions} and {@code blocks} run in parallel. */
    public record If(int start, int end, List<Expression> conditions, List<Block> blocks, Block otherwise)
            implements Statement {}

    /**
     * {@code step} is null where it is not given. {@code line} is that of {@code do}, where the loop is prepared; {@code
     * hidden} are the variables of the loop itself.
     */
    public record NumericFor(
            int start,
            int end,
            int line,
            List<LocalVariable> hidden,
            LocalVariable variable,
            Expression initial,
            Expression limit,
            Expression step,
            Block body)
            implements Statement {}

    /**
     * {@code line} is that of the first value, to which the calls of the iterator are attributed; {@code hidden} are the
     * variables of the loop itself, which hold the first four values.
     */
    public record GenericFor(
            int start,
            int end,
            int line,
            List<LocalVariable> hidden,
            List<LocalVariable> variables,
            List<Expression> values,
            Block body)
            implements Statement {}

    /**
     * {@code return values}; a single call in tail position is a tail call unless a to-be-closed variable is in
     * scope.
     */
    public record Return(int start, int end, List<Expression> values, boolean tailCall) implements Statement {}

    /** Leaves the innermost loop. */
    public record Break(int start, int end) implements Statement {}

    /** The target is known once the enclosing function has been parsed. */
    public static final class Goto implements Statement {
        private final int start;
        private final int end;
        private final String name;
        private final int line;
        private Label target;

        public Goto(int start, int end, String name, int line) {
            this.start = start;
            this.end = end;
            this.name = name;
            this.line = line;
        }

        @Override
        public int start() {
            return start;
        }

        @Override
        public int end() {
            return end;
        }

        public String name() {
            return name;
        }

        public int line() {
            return line;
        }

        public Label target() {
            return target;
        }

        public void resolve(Label label) {
            target = label;
        }
    }

    /** {@code ::name::}; identity matters, so two labels of one name are two objects. */
    public static final class Label implements Statement {
        private final int start;
        private final int end;
        private final String name;
        private final int line;

        public Label(int start, int end, String name, int line) {
            this.start = start;
            this.end = end;
            this.name = name;
            this.line = line;
        }

        @Override
        public int start() {
            return start;
        }

        @Override
        public int end() {
            return end;
        }

        public String name() {
            return name;
        }

        public int line() {
            return line;
        }
    }
}
