package dev.flua.language.binary;

import dev.flua.language.parser.FunctionTree;
import dev.flua.language.parser.LocalVariable;
import dev.flua.language.parser.LocalVariable.Attribute;
import dev.flua.language.parser.Tree;
import dev.flua.language.runtime.LuaString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what {@link FunctionWriter} has written. Whatever the bytes are, what comes of them is a function that the parser could have
 * made, as far as it matters to those who rely on that: variables are used where they are visible, jumps go where the language
 * allows it, positions are in the text.
 */
final class FunctionReader {
    private static final Attribute[] ATTRIBUTES = Attribute.values();
    private static final Tree.UnaryOperator[] UNARY = Tree.UnaryOperator.values();
    private static final Tree.BinaryOperator[] BINARY = Tree.BinaryOperator.values();

    /** The part of a function where its variables are visible. */
    private static final class Scope {
        private final Scope outer;
        private final int firstVariable;
        private final int firstLabel;
        private int labels;
        private int variables;

        Scope(Scope outer, int firstVariable, int firstLabel) {
            this.outer = outer;
            this.firstVariable = firstVariable;
            this.firstLabel = firstLabel;
        }
    }

    /** A label that is visible, even if it comes later. */
    private static final class Place {
        private final Scope scope;
        private final List<Tree.Goto> jumps = new ArrayList<>(1);
        private Tree.Label label;
        /** How many variables of the scope are visible at the label, and at the first jump to it from before. */
        private int variables;

        private int variablesAtJump = Integer.MAX_VALUE;

        Place(Scope scope) {
            this.scope = scope;
        }
    }

    /** A function directly inside, and its bytes. */
    record Inner(Tree.Function function, Input code) {}

    private final BinaryChunk chunk;
    private final Input in;
    private final List<FunctionTree.Upvalue> upvalues;
    private final boolean whole;
    private final List<Inner> inner = new ArrayList<>();
    private final List<Place> labels = new ArrayList<>();
    private final BitSet visible = new BitSet();
    private LocalVariable[] locals;
    private boolean vararg;
    private Scope scope;
    private int declared;
    private int loops;
    private int position;
    private int end;
    private int line;

    /**
     * @param in its bytes
     * @param whole whether to read the functions inside it at once
     */
    FunctionReader(BinaryChunk chunk, Input in, List<FunctionTree.Upvalue> upvalues, boolean whole) {
        this.chunk = chunk;
        this.in = in;
        this.upvalues = upvalues;
        this.whole = whole;
    }

    /** The functions directly inside it, once it has been read. */
    List<Inner> inner() {
        return inner;
    }

    FunctionTree.Inside read() {
        position();
        int start = position;
        int functionEnd = end;
        int lastLine = in.size();
        vararg = flag();
        Map<String, LocalVariable> constants = new LinkedHashMap<>();
        for (int i = in.count(); i > 0; i--) {
            String name = name();
            constants.put(name, new LocalVariable(name, Attribute.CONST, false, constant(in.get()), 0, 0));
        }
        locals = new LocalVariable[in.count()];
        for (int i = 0; i < locals.length; i++) {
            locals[i] = variable();
        }
        open(0);
        List<LocalVariable> parameters = declare(in.size());
        Tree.Block body = block();
        close();
        expect(declared == locals.length && in.remaining() == 0);
        return new FunctionTree.Inside(
                parameters, vararg, constants, Arrays.asList(locals), body, start, functionEnd, lastLine);
    }

    private void expect(boolean condition) {
        if (!condition) {
            throw in.corrupted();
        }
    }

    private boolean flag() {
        int value = in.get();
        expect(value <= 1);
        return value == 1;
    }

    private String name() {
        return chunk.strings().name(in.size());
    }

    private LuaString string() {
        return chunk.strings().string(in.size());
    }

    private LocalVariable variable() {
        int flags = in.get();
        int attribute = flags & BinaryFormat.ATTRIBUTE;
        expect(attribute < ATTRIBUTES.length);
        String name = chunk.isStripped() ? "" : name();
        position();
        int variableEnd = end;
        int variableStart = position;
        Tree.Expression constant = (flags & BinaryFormat.CONSTANT) == 0 ? null : constant(in.get());
        return new LocalVariable(
                name,
                ATTRIBUTES[attribute],
                (flags & BinaryFormat.CAPTURED) != 0,
                constant,
                variableStart,
                variableEnd);
    }

    /** Reads where something begins and ends. */
    private void position() {
        position += in.difference();
        expect(position >= 0 && position <= chunk.length());
        int length = in.size();
        expect(length <= chunk.length() - position);
        end = position + length;
    }

    private int line() {
        if (!chunk.isStripped()) {
            line += in.difference();
            expect(line >= 0);
        }
        return line;
    }

    // ---- variables and labels

    /**
     * @param newLabels how many labels are in the scope itself
     */
    private void open(int newLabels) {
        scope = new Scope(scope, declared, labels.size());
        scope.labels = newLabels;
        for (int i = 0; i < newLabels; i++) {
            labels.add(new Place(scope));
        }
    }

    private void close() {
        visible.clear(scope.firstVariable, declared);
        labels.subList(scope.firstLabel, labels.size()).clear();
        scope = scope.outer;
    }

    private List<LocalVariable> declare(int count) {
        expect(count <= locals.length - declared);
        List<LocalVariable> variables = Arrays.asList(locals).subList(declared, declared + count);
        visible.set(declared, declared + count);
        declared += count;
        scope.variables += count;
        return variables;
    }

    private LocalVariable local(int number) {
        expect(visible.get(number));
        return locals[number];
    }

    private FunctionTree.Upvalue upvalue(int number) {
        expect(number < upvalues.size());
        return upvalues.get(number);
    }

    /** The next of the labels in this scope. */
    private Tree.Label label(int start, int labelEnd) {
        Tree.Label label = new Tree.Label(start, labelEnd, "", 0);
        for (int i = scope.firstLabel; i < scope.firstLabel + scope.labels; i++) {
            Place place = labels.get(i);
            if (place.label == null) {
                place.label = label;
                place.variables = scope.variables;
                place.jumps.forEach(jump -> jump.resolve(label));
                return label;
            }
        }
        throw in.corrupted();
    }

    private Tree.Goto jump(int start, int jumpEnd) {
        Tree.Goto jump = new Tree.Goto(start, jumpEnd, "", 0);
        int number = in.size();
        expect(number < labels.size());
        Place place = labels.get(number);
        if (place.label != null) {
            jump.resolve(place.label);
        } else {
            place.jumps.add(jump);
            place.variablesAtJump = Math.min(place.variablesAtJump, place.scope.variables);
        }
        return jump;
    }

    /** Jumps must not go into the scope of a variable; but to the end of a block they may, where its variables end (manual §3.3.4). */
    private void checkLabels(List<Tree.Statement> statements, boolean mayEnd) {
        int last = scope.firstLabel + scope.labels;
        int rest = statements.size();
        boolean atEnd = mayEnd;
        for (int i = last - 1; i >= scope.firstLabel; i--) {
            Place place = labels.get(i);
            expect(place.label != null);
            atEnd &= statements.get(--rest) == place.label;
            expect(atEnd || place.variablesAtJump >= place.variables);
        }
    }

    // ---- statements

    private Tree.Block block() {
        Tree.Block block = beginBlock(true);
        close();
        return block;
    }

    private Tree.Block loopBody() {
        loops++;
        Tree.Block block = block();
        loops--;
        return block;
    }

    /** Reads a block, whose variables stay visible. */
    private Tree.Block beginBlock(boolean mayEnd) {
        position();
        int start = position;
        int blockEnd = end;
        open(in.count());
        int count = in.count();
        List<Tree.Statement> statements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            statements.add(statement());
        }
        checkLabels(statements, mayEnd);
        return new Tree.Block(start, blockEnd, statements);
    }

    private Tree.Statement statement() {
        int kind = in.get();
        position();
        int start = position;
        int stop = end;
        return switch (kind) {
            case BinaryFormat.LOCAL_STATEMENT -> localStatement(start, stop);
            case BinaryFormat.LOCAL_FUNCTION -> {
                LocalVariable variable = declare(1).getFirst();
                expect(in.get() == BinaryFormat.FUNCTION);
                position();
                yield new Tree.LocalFunctionStatement(start, stop, variable, function(position, end));
            }
            case BinaryFormat.ASSIGNMENT -> assignment(start, stop, false);
            case BinaryFormat.DECLARATION -> assignment(start, stop, true);
            case BinaryFormat.CALL_STATEMENT -> {
                Tree.Expression call = expression();
                expect(isCall(call));
                yield new Tree.CallStatement(start, stop, call);
            }
            case BinaryFormat.DO -> new Tree.Do(start, stop, block());
            case BinaryFormat.WHILE -> new Tree.While(start, stop, expression(), loopBody());
            case BinaryFormat.REPEAT -> {
                loops++;
                Tree.Block body = beginBlock(false);
                loops--;
                Tree.Expression condition = expression();
                close();
                yield new Tree.Repeat(start, stop, body, condition);
            }
            case BinaryFormat.IF -> conditional(start, stop);
            case BinaryFormat.NUMERIC_FOR -> numericFor(start, stop);
            case BinaryFormat.GENERIC_FOR -> genericFor(start, stop);
            case BinaryFormat.RETURN -> new Tree.Return(start, stop, expressions(), false);
            case BinaryFormat.TAIL_CALL -> {
                List<Tree.Expression> values = expressions();
                expect(values.size() == 1 && isCall(values.getFirst()));
                yield new Tree.Return(start, stop, values, true);
            }
            case BinaryFormat.BREAK -> {
                expect(loops > 0);
                yield new Tree.Break(start, stop);
            }
            case BinaryFormat.GOTO -> jump(start, stop);
            case BinaryFormat.LABEL -> label(start, stop);
            default -> throw in.corrupted();
        };
    }

    private static boolean isCall(Tree.Expression expression) {
        return expression instanceof Tree.Call || expression instanceof Tree.MethodCall;
    }

    private Tree.Statement localStatement(int start, int stop) {
        int count = in.size();
        List<Tree.Expression> values = expressions();
        List<LocalVariable> variables = declare(count);
        expect(count > 0);
        expect(variables.stream()
                        .filter(variable -> variable.attribute() == Attribute.CLOSE)
                        .count()
                <= 1);
        return new Tree.LocalStatement(start, stop, variables, values);
    }

    private Tree.Statement assignment(int start, int stop, boolean declaration) {
        int assignmentLine = line();
        List<Tree.Expression> targets = expressions();
        List<Tree.Expression> values = expressions();
        expect(!targets.isEmpty() && !values.isEmpty());
        for (Tree.Expression target : targets) {
            expect(target instanceof Tree.Index
                    || (target instanceof Tree.Local local && local.variable().attribute() == Attribute.REGULAR));
        }
        return new Tree.Assignment(start, stop, assignmentLine, targets, values, declaration);
    }

    private Tree.Statement conditional(int start, int stop) {
        int count = in.count();
        expect(count > 0);
        List<Tree.Expression> conditions = new ArrayList<>(count);
        List<Tree.Block> blocks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            conditions.add(expression());
            blocks.add(block());
        }
        return new Tree.If(start, stop, conditions, blocks, flag() ? block() : null);
    }

    private Tree.Statement numericFor(int start, int stop) {
        int loopLine = line();
        Tree.Expression initial = expression();
        Tree.Expression limit = expression();
        Tree.Expression step = flag() ? expression() : null;
        open(0);
        List<LocalVariable> hidden = declare(BinaryFormat.NUMERIC_CONTROLS);
        LocalVariable variable = declare(1).getFirst();
        Tree.Block body = loopBody();
        close();
        return new Tree.NumericFor(start, stop, loopLine, hidden, variable, initial, limit, step, body);
    }

    private Tree.Statement genericFor(int start, int stop) {
        int loopLine = line();
        List<Tree.Expression> values = expressions();
        int count = in.size();
        expect(!values.isEmpty() && count > 0);
        open(0);
        List<LocalVariable> hidden = declare(BinaryFormat.GENERIC_CONTROLS);
        List<LocalVariable> variables = declare(count);
        Tree.Block body = loopBody();
        close();
        return new Tree.GenericFor(start, stop, loopLine, hidden, variables, values, body);
    }

    // ---- expressions

    private List<Tree.Expression> expressions() {
        int count = in.count();
        List<Tree.Expression> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(expression());
        }
        return list;
    }

    private Tree.Expression expression() {
        int kind = in.get();
        position();
        int start = position;
        int stop = end;
        return switch (kind) {
            case BinaryFormat.VARARG -> {
                expect(vararg);
                yield new Tree.Vararg(start, stop);
            }
            case BinaryFormat.LOCAL -> new Tree.Local(start, stop, local(in.size()));
            case BinaryFormat.UPVALUE ->
                new Tree.Local(start, stop, upvalue(in.size()).variable());
            case BinaryFormat.INDEX -> new Tree.Index(start, stop, line(), expression(), expression());
            case BinaryFormat.FIELD -> {
                int fieldLine = line();
                Tree.Expression object = expression();
                int nameLength = in.size();
                expect(nameLength <= stop);
                yield new Tree.Index(
                        start, stop, fieldLine, object, new Tree.StringLiteral(stop - nameLength, stop, string()));
            }
            case BinaryFormat.GLOBAL -> {
                int globalLine = line();
                Tree.Expression table =
                        new Tree.Local(start, stop, upvalue(in.size()).variable());
                yield new Tree.Index(start, stop, globalLine, table, new Tree.StringLiteral(start, stop, string()));
            }
            case BinaryFormat.CALL -> new Tree.Call(start, stop, line(), expression(), expressions());
            case BinaryFormat.METHOD_CALL ->
                new Tree.MethodCall(start, stop, line(), expression(), string(), expressions());
            case BinaryFormat.FUNCTION -> function(start, stop);
            case BinaryFormat.PARENTHESIZED -> new Tree.Parenthesized(start, stop, expression());
            case BinaryFormat.TABLE -> table(start, stop, false);
            case BinaryFormat.ARRAY -> table(start, stop, true);
            default -> operation(kind, start, stop);
        };
    }

    private Tree.Expression operation(int kind, int start, int stop) {
        int unary = kind - BinaryFormat.UNARY;
        if (unary >= 0 && unary < UNARY.length) {
            return new Tree.Unary(start, stop, line(), UNARY[unary], expression());
        }
        int binary = kind - BinaryFormat.BINARY;
        if (binary >= 0 && binary < BINARY.length) {
            return new Tree.Binary(start, stop, line(), BINARY[binary], expression(), expression());
        }
        return literal(kind, start, stop);
    }

    private Tree.Expression constant(int kind) {
        return literal(kind, 0, 0);
    }

    private Tree.Expression literal(int kind, int start, int stop) {
        return switch (kind) {
            case BinaryFormat.NIL -> new Tree.Nil(start, stop);
            case BinaryFormat.FALSE -> new Tree.BooleanLiteral(start, stop, false);
            case BinaryFormat.TRUE -> new Tree.BooleanLiteral(start, stop, true);
            case BinaryFormat.INTEGER -> new Tree.IntegerLiteral(start, stop, in.integer());
            case BinaryFormat.FLOAT ->
                new Tree.FloatLiteral(start, stop, Double.longBitsToDouble(in.fixed(Double.BYTES)));
            case BinaryFormat.STRING -> new Tree.StringLiteral(start, stop, string());
            default -> throw in.corrupted();
        };
    }

    private Tree.Expression table(int start, int stop, boolean positional) {
        int tableLine = line();
        boolean separatorLast = flag();
        int count = in.count();
        List<Tree.Expression> keys = new ArrayList<>(positional ? 0 : count);
        List<Tree.Expression> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (!positional) {
                keys.add(flag() ? expression() : null);
            }
            values.add(expression());
        }
        return new Tree.TableConstructor(
                start, stop, tableLine, positional ? Collections.nCopies(count, null) : keys, values, separatorLast);
    }

    private Tree.Function function(int start, int stop) {
        int lineDefined = in.size();
        int count = in.count();
        expect(count <= BinaryFormat.MAX_UPVALUES && lineDefined > 0);
        List<FunctionTree.Upvalue> captured = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            captured.add(capture(in.size()));
        }
        Input code = in.part();
        Tree.Function function = new Tree.Function(start, stop, chunk.function(lineDefined, captured, code, whole));
        inner.add(new Inner(function, code));
        return function;
    }

    private FunctionTree.Upvalue capture(int number) {
        int index = number / 2;
        if (number % 2 != 0) {
            LocalVariable variable = upvalue(index).variable();
            return new FunctionTree.Upvalue(variable.name(), variable, index);
        }
        LocalVariable variable = local(index);
        expect(variable.isCaptured());
        return new FunctionTree.Upvalue(variable.name(), variable, -1);
    }
}
