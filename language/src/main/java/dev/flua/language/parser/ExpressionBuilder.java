package dev.flua.language.parser;

import dev.flua.language.parser.Tree.BinaryOperator;
import dev.flua.language.parser.Tree.Expression;
import dev.flua.language.parser.Tree.UnaryOperator;
import dev.flua.language.runtime.LuaString;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * Makes expressions of the pieces that the grammar's actions report. Operands wait on one stack, operators on another
 * until the next operator shows that their right operand is complete.
 *
 * <p>The line of an {@link Tree.Index} needs care: the reference writes the instruction that fetches the value only
 * when the value is needed, and attributes it to the last token read by then ({@link #settle}).
 */
final class ExpressionBuilder {
    /** Of the stacks, which grow: many programs load short texts, again and again. */
    private static final int INITIAL_DEPTH = 16;

    private final TokenWindow tokens;
    private final SyntaxErrors errors;
    private final NestingLimit nesting;
    private final Scopes scopes;

    private Expression[] operands = new Expression[INITIAL_DEPTH];
    private int operandCount;

    /** Operators, with null where an expression begins. */
    private Object[] operators = new Object[INITIAL_DEPTH];

    private int[] operatorLines = new int[INITIAL_DEPTH];
    private int[] operatorStarts = new int[INITIAL_DEPTH];
    private int operatorCount;

    /** Where on the operand stack the lists begin that are being read; for tables, pairs of key and value. */
    private int[] lists = new int[INITIAL_DEPTH];

    private int listCount;

    /** Where the last separator between the items of a table ends. */
    private int separatorEnd;

    /** The last use of a compile-time constant and the variable used, because assigning to it is an error. */
    private Expression constantUse;

    private LocalVariable constantVariable;

    ExpressionBuilder(TokenWindow tokens, SyntaxErrors errors, NestingLimit nesting, Scopes scopes) {
        this.tokens = tokens;
        this.errors = errors;
        this.nesting = nesting;
        this.scopes = scopes;
    }

    // ---- operands

    void push(Expression operand) {
        if (operandCount == operands.length) {
            operands = Arrays.copyOf(operands, 2 * operandCount);
        }
        operands[operandCount++] = operand;
    }

    Expression pop() {
        return operands[--operandCount];
    }

    Expression top() {
        return operands[operandCount - 1];
    }

    void nil(Token token) {
        push(new Tree.Nil(token.getStartIndex(), LuaToken.end(token)));
    }

    void bool(Token token, boolean value) {
        push(new Tree.BooleanLiteral(token.getStartIndex(), LuaToken.end(token), value));
    }

    void integer(Token token) {
        long value = LuaToken.number(token).longValue();
        push(new Tree.IntegerLiteral(token.getStartIndex(), LuaToken.end(token), value));
    }

    void floating(Token token) {
        double value = LuaToken.number(token).doubleValue();
        push(new Tree.FloatLiteral(token.getStartIndex(), LuaToken.end(token), value));
    }

    void string(Token token) {
        LuaString value = LuaString.intern(LuaToken.bytes(token));
        push(new Tree.StringLiteral(token.getStartIndex(), LuaToken.end(token), value));
    }

    void requireVararg() {
        if (!scopes.current().tree().isVararg()) {
            throw errors.near("cannot use '...' outside a vararg function", tokens.current());
        }
    }

    void vararg(Token token) {
        push(new Tree.Vararg(token.getStartIndex(), LuaToken.end(token)));
    }

    void name(Token token) {
        Name name = LuaToken.name(token);
        int start = token.getStartIndex();
        int end = LuaToken.end(token);
        LocalVariable variable = scopes.current().resolve(name.text());
        if (variable != null) {
            push(use(variable, start, end));
            return;
        }
        Expression environment = use(scopes.current().resolve(Scopes.ENVIRONMENT), start, end);
        Expression key = new Tree.StringLiteral(start, end, name.constant());
        push(new Tree.Index(start, end, tokens.previousLine(), environment, key));
    }

    private Expression use(LocalVariable variable, int start, int end) {
        if (variable.constant() == null) {
            return new Tree.Local(start, end, variable);
        }
        constantVariable = variable;
        constantUse = Constants.at(variable.constant(), start, end);
        return constantUse;
    }

    /** The variable that {@code expression}, the last that has been read, stands for as a whole, or null. */
    LocalVariable variable(Expression expression) {
        if (expression instanceof Tree.Local local) {
            return local.variable();
        }
        return expression == constantUse ? constantVariable : null;
    }

    void parenthesized(Token open) {
        settle();
        push(new Tree.Parenthesized(open.getStartIndex(), tokens.previousEnd(), pop()));
    }

    // ---- suffixes

    void field(Token name) {
        Expression key = new Tree.StringLiteral(
                name.getStartIndex(), LuaToken.end(name), LuaToken.name(name).constant());
        Expression object = pop();
        push(new Tree.Index(object.start(), LuaToken.end(name), tokens.previousLine(), object, key));
    }

    void index() {
        Expression key = pop();
        Expression object = pop();
        push(new Tree.Index(object.start(), tokens.previousEnd(), tokens.previousLine(), object, key));
    }

    void beginCall() {
        scopes.current().reserve(1);
    }

    void beginMethodCall(Token name) {
        settle();
        scopes.current().reserve(2);
    }

    void call(Token arguments) {
        List<Expression> values = takeArguments();
        Expression function = pop();
        scopes.current().release(1);
        push(new Tree.Call(function.start(), tokens.previousEnd(), arguments.getLine(), function, values));
    }

    void methodCall(Token name, Token arguments) {
        List<Expression> values = takeArguments();
        Expression object = pop();
        scopes.current().release(2);
        push(new Tree.MethodCall(
                object.start(),
                tokens.previousEnd(),
                arguments.getLine(),
                object,
                LuaToken.name(name).constant(),
                values));
    }

    /** The value on top of the stack is needed now, when one more token has been read. */
    void settle() {
        settle(tokens.previousLine());
    }

    private void settle(int line) {
        if (top() instanceof Tree.Index index && index.line() != line) {
            operands[operandCount - 1] = new Tree.Index(index.start(), index.end(), line, index.object(), index.key());
        }
    }

    // ---- lists

    void beginList() {
        if (listCount == lists.length) {
            lists = Arrays.copyOf(lists, 2 * listCount);
        }
        lists[listCount++] = operandCount;
    }

    void emptyList() {
        beginList();
    }

    void singleArgument() {
        beginList();
        lists[listCount - 1]--;
    }

    /** The separator after a value has been read. */
    void nextInList() {
        settle();
        scopes.current().reserve(1);
    }

    /** The innermost list, read by {@code expressionList}, is complete. */
    void endValues() {
        int count = operandCount - lists[listCount - 1];
        if (count > 0) {
            scopes.current().reserve(1);
            scopes.current().release(count);
        }
    }

    /** Completes the innermost list and removes it from the stacks. */
    List<Expression> takeValues() {
        endValues();
        return takeList();
    }

    /** The same for arguments, the last of which is fetched when the closing token has been read. */
    private List<Expression> takeArguments() {
        if (operandCount > lists[listCount - 1]) {
            settle();
        }
        return takeValues();
    }

    /** Removes the innermost list from the stacks. */
    List<Expression> takeList() {
        int from = lists[--listCount];
        Expression[] values = Arrays.copyOfRange(operands, from, operandCount);
        operandCount = from;
        return List.of(values);
    }

    // ---- table constructors

    void openTable() {
        scopes.current().reserve(1);
        beginList();
    }

    /** A value without key comes. */
    void positional() {
        push(null);
    }

    void fieldName(Token name) {
        push(new Tree.StringLiteral(
                name.getStartIndex(), LuaToken.end(name), LuaToken.name(name).constant()));
    }

    /** The separator after a field has been read. */
    void nextField() {
        separatorEnd = tokens.previousEnd();
        settleField();
    }

    private void settleField() {
        if (operandCount > lists[listCount - 1] && operands[operandCount - 2] == null) {
            settle();
        }
    }

    void closeTable(Token open) {
        settleField();
        int from = lists[--listCount];
        int count = (operandCount - from) / 2;
        Expression[] keys = new Expression[count];
        Expression[] values = new Expression[count];
        boolean positionalOnly = true;
        for (int i = 0; i < count; i++) {
            keys[i] = operands[from + 2 * i];
            values[i] = operands[from + 2 * i + 1];
            positionalOnly &= keys[i] == null;
        }
        operandCount = from;
        scopes.current().release(1);
        push(new Tree.TableConstructor(
                open.getStartIndex(),
                tokens.previousEnd(),
                open.getLine(),
                positionalOnly ? Collections.nCopies(count, null) : Collections.unmodifiableList(Arrays.asList(keys)),
                List.of(values),
                count > 0 && separatorEnd > values[count - 1].end()));
    }

    // ---- operators

    /** An expression begins. */
    void begin() {
        pushOperator(null, 0, 0);
    }

    void prefix(Token operator) {
        pushOperator(Precedence.unary(operator.getType()), operator.getLine(), operator.getStartIndex());
    }

    /** A binary operator is the current token. */
    void infix(Token token) {
        BinaryOperator operator = Precedence.binary(token.getType());
        int priority = Precedence.left(operator);
        while (rightPriority(operators[operatorCount - 1]) >= priority) {
            reduce();
        }
        settle(token.getLine());
        pushOperator(operator, token.getLine(), 0);
    }

    /** The expression is complete. */
    void end() {
        while (operators[operatorCount - 1] != null) {
            reduce();
        }
        operatorCount--;
        nesting.leave();
    }

    private void pushOperator(Object operator, int line, int start) {
        nesting.enter();
        if (operatorCount == operators.length) {
            operators = Arrays.copyOf(operators, 2 * operatorCount);
            operatorLines = Arrays.copyOf(operatorLines, 2 * operatorCount);
            operatorStarts = Arrays.copyOf(operatorStarts, 2 * operatorCount);
        }
        operators[operatorCount] = operator;
        operatorLines[operatorCount] = line;
        operatorStarts[operatorCount++] = start;
    }

    private static int rightPriority(Object operator) {
        if (operator instanceof BinaryOperator binary) {
            return Precedence.right(binary);
        }
        return operator == null ? 0 : Precedence.UNARY;
    }

    /** Applies the last operator to the last operands. */
    private void reduce() {
        nesting.leave();
        int line = operatorLines[--operatorCount];
        Expression last = pop();
        if (operators[operatorCount] instanceof BinaryOperator operator) {
            Expression left = pop();
            push(new Tree.Binary(left.start(), last.end(), lineOf(operator, last, line), operator, left, last));
        } else {
            UnaryOperator operator = (UnaryOperator) operators[operatorCount];
            push(new Tree.Unary(operatorStarts[operatorCount], last.end(), line, operator, last));
        }
    }

    /**
     * Comparisons are attributed to the last token of their right operand, and a chain of concatenations, which is one
     * instruction in the reference, to its last operator.
     */
    private int lineOf(BinaryOperator operator, Expression right, int line) {
        return switch (operator) {
            case LT, GT, LE, GE, NE, EQ -> tokens.previousLine();
            case CONCAT -> concatenationLine(right, line);
            default -> line;
        };
    }

    private static int concatenationLine(Expression right, int line) {
        Expression inner = right;
        while (inner instanceof Tree.Parenthesized parenthesized) {
            inner = parenthesized.inner();
        }
        return inner instanceof Tree.Binary binary && binary.operator() == BinaryOperator.CONCAT ? binary.line() : line;
    }
}
