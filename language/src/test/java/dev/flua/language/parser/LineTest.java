package dev.flua.language.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Lines to which operations are attributed, as in the line information of PUC-Rio Lua 5.4.8. */
final class LineTest {
    private static Tree.Expression value(String source) {
        return TreeText.expression(source);
    }

    private static int line(Tree.Expression expression) {
        return switch (expression) {
            case Tree.Binary binary -> binary.line();
            case Tree.Unary unary -> unary.line();
            case Tree.Index index -> index.line();
            case Tree.Call call -> call.line();
            case Tree.MethodCall call -> call.line();
            case Tree.TableConstructor table -> table.line();
            default -> throw new IllegalArgumentException(expression.toString());
        };
    }

    @Test
    void operators() {
        assertEquals(2, line(value("a\n+\nb")));
        assertEquals(3, line(value("a\n<\nb")), "comparisons: last token of the right operand");
        assertEquals(1, line(value("-\na")));
        Tree.Binary chain = (Tree.Binary) value("a\n..\nb\n..\nc");
        assertEquals(4, line(chain), "one instruction");
        assertEquals(4, line(chain.right()));
    }

    @Test
    void calls() {
        assertEquals(2, line(value("f\n(\n1)")));
        assertEquals(3, line(value("f\n[[\n]]")));
        assertEquals(3, line(value("a\n:b\n()")));
    }

    @Test
    void indexing() {
        assertEquals(3, line(value("a\n.\nb")));
        assertEquals(3, line(value("a[\nb\n]")));
        assertEquals(2, line(((Tree.Binary) value("a.b\n+ c")).left()), "fetched when the operator has been read");
        assertEquals(2, line(((Tree.Parenthesized) value("(a.b\n)")).inner()));
        Tree.Call call = (Tree.Call) value("f(a.b\n, c.d\n)");
        assertEquals(2, line(call.arguments().get(0)));
        assertEquals(3, line(call.arguments().get(1)));
        Tree.TableConstructor table = (Tree.TableConstructor) value("{a.b\n, c = d.e\n, f.g\n}");
        assertEquals(2, line(table.values().get(0)));
        assertEquals(2, line(table.values().get(1)));
        assertEquals(4, line(table.values().get(2)));
        Tree.If branch = (Tree.If) TreeText.statement("if a.b\nthen end");
        assertEquals(2, line(branch.conditions().get(0)));
    }

    @Test
    void statements() {
        assertEquals(3, ((Tree.Assignment) TreeText.statement("a\n=\nb\n")).line());
        assertEquals(1, ((Tree.Assignment) TreeText.statement("function\na.b\n()\nend")).line());
        assertEquals(3, ((Tree.NumericFor) TreeText.statement("for\ni = 1, 2\ndo end")).line());
        assertEquals(3, ((Tree.GenericFor) TreeText.statement("for\ni in\nf()\ndo end")).line());
    }

    @Test
    void functions() {
        FunctionTree function = ((Tree.Function) value("function\n(\n)\nend\n")).function();
        assertEquals(2, function.lineDefined());
        assertEquals(4, function.lastLineDefined());
        Tree.Assignment declaration = (Tree.Assignment) TreeText.statement("\nfunction\nf()\nend\n");
        assertEquals(2, ((Tree.Function) declaration.values().get(0)).function().lineDefined());
    }
}
