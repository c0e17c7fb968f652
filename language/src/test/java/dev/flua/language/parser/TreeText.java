package dev.flua.language.parser;

import dev.flua.language.parser.Tree.Expression;
import dev.flua.language.parser.Tree.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes trees as parenthesised text, for comparison in tests. */
final class TreeText {
    private TreeText() {}

    /** The only expression of {@code return expression}. */
    static Expression expression(String source) {
        return ((Tree.Return) statement("return " + source)).values().get(0);
    }

    /** The only statement of a chunk. */
    static Statement statement(String source) {
        return ChunkParser.parse(source, "test").body().statements().get(0);
    }

    static String of(String source) {
        return of(ChunkParser.parse(source, "test").body());
    }

    static String of(Tree.Block block) {
        return block.statements().stream().map(TreeText::of).collect(Collectors.joining(" "));
    }

    static String of(Statement statement) {
        return switch (statement) {
            case Tree.LocalStatement local -> "(local " + names(local.variables()) + list(local.values()) + ")";
            case Tree.LocalFunctionStatement local ->
                "(local-function " + local.variable().name() + " " + of(local.function()) + ")";
            case Tree.Assignment assignment ->
                "(" + (assignment.declaration() ? "function" : "set") + list(assignment.targets()) + " ="
                        + list(assignment.values()) + ")";
            case Tree.CallStatement call -> of(call.call());
            case Tree.Do block -> "(do " + of(block.body()) + ")";
            case Tree.While loop -> "(while " + of(loop.condition()) + " " + of(loop.body()) + ")";
            case Tree.Repeat loop -> "(repeat " + of(loop.body()) + " " + of(loop.condition()) + ")";
            case Tree.If branch -> of(branch);
            case Tree.NumericFor loop ->
                "(for " + loop.variable().name() + " " + of(loop.initial()) + " " + of(loop.limit()) + " "
                        + (loop.step() == null ? "-" : of(loop.step())) + " " + of(loop.body()) + ")";
            case Tree.GenericFor loop ->
                "(for " + names(loop.variables()) + " in" + list(loop.values()) + " " + of(loop.body()) + ")";
            case Tree.Return result -> (result.tailCall() ? "(tail-return" : "(return") + list(result.values()) + ")";
            case Tree.Break _ -> "(break)";
            case Tree.Goto jump ->
                "(goto " + jump.target().name() + ":" + jump.target().line() + ")";
            case Tree.Label label -> "(label " + label.name() + ")";
        };
    }

    private static String of(Tree.If branch) {
        StringBuilder text = new StringBuilder("(if");
        for (int i = 0; i < branch.conditions().size(); i++) {
            text.append(" ").append(of(branch.conditions().get(i)));
            text.append(" [").append(of(branch.blocks().get(i))).append("]");
        }
        if (branch.otherwise() != null) {
            text.append(" else [").append(of(branch.otherwise())).append("]");
        }
        return text.append(")").toString();
    }

    static String of(Expression expression) {
        return switch (expression) {
            case Tree.Nil _ -> "nil";
            case Tree.BooleanLiteral literal -> Boolean.toString(literal.value());
            case Tree.IntegerLiteral literal -> Long.toString(literal.value());
            case Tree.FloatLiteral literal -> Double.toString(literal.value());
            case Tree.StringLiteral literal -> "'" + literal.value() + "'";
            case Tree.Vararg _ -> "...";
            case Tree.Local local -> local.variable().name();
            case Tree.Index index -> of(index);
            case Tree.Call call -> "(" + of(call.function()) + list(call.arguments()) + ")";
            case Tree.MethodCall call -> "(" + of(call.object()) + ":" + call.name() + list(call.arguments()) + ")";
            case Tree.Function function -> of(function.function());
            case Tree.Binary binary ->
                "(" + binary.operator().name().toLowerCase(Locale.ROOT) + " " + of(binary.left()) + " "
                        + of(binary.right()) + ")";
            case Tree.Unary unary ->
                "(" + unary.operator().name().toLowerCase(Locale.ROOT) + " " + of(unary.operand()) + ")";
            case Tree.Parenthesized inner -> "[" + of(inner.inner()) + "]";
            case Tree.TableConstructor table -> of(table);
        };
    }

    private static String of(Tree.Index index) {
        if (index.object() instanceof Tree.Local local
                && local.variable().name().equals("_ENV")
                && local.start() == index.start()
                && index.key() instanceof Tree.StringLiteral key
                && key.start() == index.start()) {
            return key.value().toString();
        }
        return "(index " + of(index.object()) + " " + of(index.key()) + ")";
    }

    private static String of(Tree.TableConstructor table) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < table.values().size(); i++) {
            Expression key = table.keys().get(i);
            text.append(i == 0 ? "" : " ");
            text.append(key == null ? "" : of(key) + "=")
                    .append(of(table.values().get(i)));
        }
        return text.append("}").toString();
    }

    private static String of(FunctionTree function) {
        return "(lambda (" + names(function.parameters()) + (function.isVararg() ? " ..." : "") + ") "
                + of(function.body()) + ")";
    }

    private static String names(List<LocalVariable> variables) {
        return variables.stream().map(LocalVariable::name).collect(Collectors.joining(" "));
    }

    private static String list(List<Expression> values) {
        return values.stream().map(value -> " " + of(value)).collect(Collectors.joining());
    }
}
