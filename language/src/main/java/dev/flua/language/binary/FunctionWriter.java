package dev.flua.language.binary;

import dev.flua.language.parser.FunctionTree;
import dev.flua.language.parser.LocalVariable;
import dev.flua.language.parser.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what is inside a function. Functions inside it are parts of its bytes, so that they can be left out in reading. A local
 * variable is its number in order of declaration, a label is its number among those that are visible.
 */
final class FunctionWriter {
    private final StringPool strings;
    private final boolean stripped;
    private final FunctionTree function;
    private final Output out = new Output();
    private final Map<LocalVariable, Integer> locals = new HashMap<>();
    private final Map<LocalVariable, Integer> upvalues = new HashMap<>();
    private final List<Tree.Label> labels = new ArrayList<>();
    private int declared;
    private int position;
    private int line;

    private FunctionWriter(StringPool strings, boolean stripped, FunctionTree function) {
        this.strings = strings;
        this.stripped = stripped;
        this.function = function;
        function.locals().forEach(variable -> locals.put(variable, locals.size()));
        function.upvalues().forEach(upvalue -> upvalues.put(upvalue.variable(), upvalues.size()));
    }

    /**
     * The bytes of a function.
     *
     * @param strings get its strings
     * @param stripped whether to leave out lines and names
     */
    static byte[] write(StringPool strings, boolean stripped, FunctionTree function) {
        FunctionWriter writer = new FunctionWriter(strings, stripped, function);
        writer.function();
        return writer.out.toBytes();
    }

    private void function() {
        position(function.start(), function.end());
        out.size(function.lastLineDefined());
        out.write(function.isVararg() ? 1 : 0);
        out.size(function.constants().size());
        function.constants().forEach((name, variable) -> {
            out.size(strings.number(name));
            constant(variable.constant());
        });
        out.size(locals.size());
        function.locals().forEach(this::variable);
        out.size(function.parameters().size());
        function.parameters().forEach(this::declare);
        block(function.body());
    }

    private void variable(LocalVariable variable) {
        boolean constant = variable.constant() != null;
        out.write(variable.attribute().ordinal()
                | (variable.isCaptured() ? BinaryFormat.CAPTURED : 0)
                | (constant ? BinaryFormat.CONSTANT : 0));
        if (!stripped) {
            out.size(strings.number(variable.name()));
        }
        position(variable.scopeStart(), variable.scopeEnd());
        if (constant) {
            constant(variable.constant());
        }
    }

    private void declare(LocalVariable variable) {
        if (locals.get(variable) != declared) {
            throw new IllegalStateException("not in order of declaration: " + variable.name());
        }
        declared++;
    }

    private void declare(List<LocalVariable> variables) {
        variables.forEach(this::declare);
    }

    private void position(int start, int end) {
        if (start < 0 || end < start) {
            throw new IllegalStateException("from " + start + " to " + end);
        }
        out.difference(start - position);
        out.size(end - start);
        position = start;
    }

    private void line(int newLine) {
        if (!stripped) {
            out.difference(newLine - line);
            line = newLine;
        }
    }

    private void block(Tree.Block block) {
        int outer = beginBlock(block);
        endBlock(outer);
    }

    /** How many labels were visible before. */
    private int beginBlock(Tree.Block block) {
        position(block.start(), block.end());
        int outer = labels.size();
        for (Tree.Statement statement : block.statements()) {
            if (statement instanceof Tree.Label label) {
                labels.add(label);
            }
        }
        out.size(labels.size() - outer);
        out.size(block.statements().size());
        block.statements().forEach(this::statement);
        return outer;
    }

    private void endBlock(int outer) {
        labels.subList(outer, labels.size()).clear();
    }

    private void begin(int kind, Tree.Statement statement) {
        out.write(kind);
        position(statement.start(), statement.end());
    }

    private void statement(Tree.Statement statement) {
        switch (statement) {
            case Tree.LocalStatement local -> {
                begin(BinaryFormat.LOCAL_STATEMENT, local);
                out.size(local.variables().size());
                expressions(local.values());
                declare(local.variables());
            }
            case Tree.LocalFunctionStatement local -> {
                begin(BinaryFormat.LOCAL_FUNCTION, local);
                declare(local.variable());
                expression(local.function());
            }
            case Tree.Assignment assignment -> {
                begin(assignment.declaration() ? BinaryFormat.DECLARATION : BinaryFormat.ASSIGNMENT, assignment);
                line(assignment.line());
                expressions(assignment.targets());
                expressions(assignment.values());
            }
            case Tree.CallStatement call -> {
                begin(BinaryFormat.CALL_STATEMENT, call);
                expression(call.call());
            }
            case Tree.Do block -> {
                begin(BinaryFormat.DO, block);
                block(block.body());
            }
            case Tree.While loop -> {
                begin(BinaryFormat.WHILE, loop);
                expression(loop.condition());
                block(loop.body());
            }
            case Tree.Repeat loop -> {
                begin(BinaryFormat.REPEAT, loop);
                int outer = beginBlock(loop.body());
                expression(loop.condition());
                endBlock(outer);
            }
            case Tree.If conditional -> conditional(conditional);
            case Tree.NumericFor loop -> numericFor(loop);
            case Tree.GenericFor loop -> genericFor(loop);
            case Tree.Return result -> {
                begin(result.tailCall() ? BinaryFormat.TAIL_CALL : BinaryFormat.RETURN, result);
                expressions(result.values());
            }
            case Tree.Break jump -> begin(BinaryFormat.BREAK, jump);
            case Tree.Goto jump -> {
                begin(BinaryFormat.GOTO, jump);
                out.size(labels.indexOf(jump.target()));
            }
            case Tree.Label label -> begin(BinaryFormat.LABEL, label);
        }
    }

    private void conditional(Tree.If conditional) {
        begin(BinaryFormat.IF, conditional);
        out.size(conditional.conditions().size());
        for (int i = 0; i < conditional.conditions().size(); i++) {
            expression(conditional.conditions().get(i));
            block(conditional.blocks().get(i));
        }
        out.write(conditional.otherwise() == null ? 0 : 1);
        if (conditional.otherwise() != null) {
            block(conditional.otherwise());
        }
    }

    private void numericFor(Tree.NumericFor loop) {
        begin(BinaryFormat.NUMERIC_FOR, loop);
        line(loop.line());
        expression(loop.initial());
        expression(loop.limit());
        out.write(loop.step() == null ? 0 : 1);
        if (loop.step() != null) {
            expression(loop.step());
        }
        declare(loop.hidden());
        declare(loop.variable());
        block(loop.body());
    }

    private void genericFor(Tree.GenericFor loop) {
        begin(BinaryFormat.GENERIC_FOR, loop);
        line(loop.line());
        expressions(loop.values());
        out.size(loop.variables().size());
        declare(loop.hidden());
        declare(loop.variables());
        block(loop.body());
    }

    private void expressions(List<Tree.Expression> list) {
        out.size(list.size());
        list.forEach(this::expression);
    }

    private void begin(int kind, Tree.Expression expression) {
        out.write(kind);
        position(expression.start(), expression.end());
    }

    private void expression(Tree.Expression expression) {
        switch (expression) {
            case Tree.Vararg vararg -> begin(BinaryFormat.VARARG, vararg);
            case Tree.Local local -> {
                Integer upvalue = upvalues.get(local.variable());
                begin(upvalue == null ? BinaryFormat.LOCAL : BinaryFormat.UPVALUE, local);
                out.size(upvalue == null ? locals.get(local.variable()) : upvalue);
            }
            case Tree.Index index -> index(index);
            case Tree.Call call -> {
                begin(BinaryFormat.CALL, call);
                line(call.line());
                expression(call.function());
                expressions(call.arguments());
            }
            case Tree.MethodCall call -> {
                begin(BinaryFormat.METHOD_CALL, call);
                line(call.line());
                expression(call.object());
                out.size(strings.number(call.name()));
                expressions(call.arguments());
            }
            case Tree.Function inner -> {
                begin(BinaryFormat.FUNCTION, inner);
                inner(inner.function());
            }
            case Tree.Binary binary -> {
                begin(BinaryFormat.BINARY + binary.operator().ordinal(), binary);
                line(binary.line());
                expression(binary.left());
                expression(binary.right());
            }
            case Tree.Unary unary -> {
                begin(BinaryFormat.UNARY + unary.operator().ordinal(), unary);
                line(unary.line());
                expression(unary.operand());
            }
            case Tree.Parenthesized parenthesized -> {
                begin(BinaryFormat.PARENTHESIZED, parenthesized);
                expression(parenthesized.inner());
            }
            case Tree.TableConstructor table -> table(table);
            default -> {
                begin(kind(expression), expression);
                value(expression);
            }
        }
    }

    private void index(Tree.Index index) {
        if (index.key() instanceof Tree.StringLiteral name && name.end() == index.end()) {
            boolean global = name.start() == index.start()
                    && index.object() instanceof Tree.Local local
                    && local.start() == index.start()
                    && local.end() == index.end()
                    && upvalues.containsKey(local.variable());
            begin(global ? BinaryFormat.GLOBAL : BinaryFormat.FIELD, index);
            line(index.line());
            if (global) {
                out.size(upvalues.get(((Tree.Local) index.object()).variable()));
            } else {
                expression(index.object());
                out.size(index.end() - name.start());
            }
            out.size(strings.number(name.value()));
        } else {
            begin(BinaryFormat.INDEX, index);
            line(index.line());
            expression(index.object());
            expression(index.key());
        }
    }

    private void inner(FunctionTree inner) {
        out.size(inner.lineDefined());
        out.size(inner.upvalues().size());
        for (FunctionTree.Upvalue upvalue : inner.upvalues()) {
            int parent = upvalue.parentUpvalue();
            out.size(parent < 0 ? 2 * locals.get(upvalue.variable()) : 2 * parent + 1);
        }
        out.part(write(strings, stripped, inner));
    }

    private void table(Tree.TableConstructor table) {
        boolean positional = table.keys().stream().allMatch(key -> key == null);
        begin(positional ? BinaryFormat.ARRAY : BinaryFormat.TABLE, table);
        line(table.line());
        out.write(table.separatorLast() ? 1 : 0);
        out.size(table.values().size());
        for (int i = 0; i < table.values().size(); i++) {
            Tree.Expression key = table.keys().get(i);
            if (!positional) {
                out.write(key == null ? 0 : 1);
            }
            if (key != null) {
                expression(key);
            }
            expression(table.values().get(i));
        }
    }

    private void constant(Tree.Expression literal) {
        out.write(kind(literal));
        value(literal);
    }

    private static int kind(Tree.Expression literal) {
        return switch (literal) {
            case Tree.Nil _ -> BinaryFormat.NIL;
            case Tree.BooleanLiteral truth -> truth.value() ? BinaryFormat.TRUE : BinaryFormat.FALSE;
            case Tree.IntegerLiteral _ -> BinaryFormat.INTEGER;
            case Tree.FloatLiteral _ -> BinaryFormat.FLOAT;
            case Tree.StringLiteral _ -> BinaryFormat.STRING;
            default -> throw new IllegalArgumentException("not a constant: " + literal);
        };
    }

    private void value(Tree.Expression literal) {
        switch (literal) {
            case Tree.IntegerLiteral integer -> out.integer(integer.value());
            case Tree.FloatLiteral number -> out.fixed(Double.doubleToRawLongBits(number.value()), Double.BYTES);
            case Tree.StringLiteral string -> out.size(strings.number(string.value()));
            default -> {
                // The kind says it.
            }
        }
    }
}
