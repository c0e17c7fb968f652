package dev.flua.language.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ScopeTest {
    private static FunctionTree parse(String source) {
        return ChunkParser.parse(source, "test");
    }

    private static LocalVariable local(FunctionTree function, String name) {
        return function.locals().stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The function that is the value of the last statement of the body. */
    private static FunctionTree inner(FunctionTree function) {
        Tree.Statement last = function.body().statements().getLast();
        return switch (last) {
            case Tree.Return result -> ((Tree.Function) result.values().get(0)).function();
            case Tree.LocalFunctionStatement local -> local.function().function();
            case Tree.Assignment assignment ->
                ((Tree.Function) assignment.values().get(0)).function();
            default -> throw new IllegalArgumentException(last.toString());
        };
    }

    private static List<String> upvalues(FunctionTree function) {
        return function.upvalues().stream().map(FunctionTree.Upvalue::name).toList();
    }

    @Test
    void mainFunction() {
        FunctionTree main = parse("return x");
        assertEquals(List.of("_ENV"), upvalues(main));
        assertEquals(-1, main.upvalues().get(0).parentUpvalue());
        assertNull(main.upvalues().get(0).variable().owner());
        assertTrue(main.isVararg());
        assertEquals(0, main.lineDefined());
        Tree.Index global = (Tree.Index)
                ((Tree.Return) main.body().statements().get(0)).values().get(0);
        assertSame(main.upvalues().get(0).variable(), ((Tree.Local) global.object()).variable());
    }

    @Test
    void shadowing() {
        FunctionTree main = parse("local x = 1; local x = x; do local x = 3 end return x");
        assertEquals(3, main.locals().size());
        Tree.LocalStatement second =
                (Tree.LocalStatement) main.body().statements().get(1);
        assertSame(main.locals().get(0), ((Tree.Local) second.values().get(0)).variable());
        Tree.Return result = (Tree.Return) main.body().statements().get(3);
        assertSame(main.locals().get(1), ((Tree.Local) result.values().get(0)).variable());
        assertNotSame(main.locals().get(0), main.locals().get(1));
    }

    @Test
    void upvaluesPassThroughFunctionsBetween() {
        FunctionTree main =
                parse("local a, b; return function() local c; return function() return b, a, c, b, g end end");
        FunctionTree middle = inner(main);
        FunctionTree innermost = inner(middle);
        assertEquals(List.of("b", "a", "c", "_ENV"), upvalues(innermost));
        assertEquals(List.of("b", "a", "_ENV"), upvalues(middle));
        assertEquals(
                List.of(0, 1, -1, 2),
                innermost.upvalues().stream()
                        .map(FunctionTree.Upvalue::parentUpvalue)
                        .toList());
        assertEquals(
                List.of(-1, -1, 0),
                middle.upvalues().stream()
                        .map(FunctionTree.Upvalue::parentUpvalue)
                        .toList());
        assertTrue(local(main, "a").isCaptured());
        assertTrue(local(middle, "c").isCaptured());
        assertSame(local(main, "a"), innermost.upvalues().get(1).variable());
        assertSame(middle, innermost.parent());
    }

    @Test
    void environmentCanBeALocal() {
        FunctionTree main = parse("local _ENV = {}; x = 1; return function(_ENV) return y end");
        Tree.Assignment assignment = (Tree.Assignment) main.body().statements().get(1);
        Tree.Index target = (Tree.Index) assignment.targets().get(0);
        assertSame(local(main, "_ENV"), ((Tree.Local) target.object()).variable());
        assertEquals(List.of(), upvalues(inner(main)));
    }

    @Test
    void reassignment() {
        FunctionTree main =
                parse("local a, b, c, d = 1; a = 2; function b() c = 1 end for i = 1, 2 do i = 3 end return d");
        assertTrue(local(main, "a").isReassigned());
        assertTrue(local(main, "b").isReassigned());
        assertTrue(local(main, "c").isReassigned());
        assertTrue(local(main, "i").isReassigned());
        assertFalse(local(main, "d").isReassigned());
        assertFalse(local(main, "a").isCaptured());
        assertTrue(parse("_ENV = {}").upvalues().get(0).variable().isReassigned());
    }

    @Test
    void constantsAreReplacedAndNeverUpvalues() {
        FunctionTree main = parse("local x <const>, y <const> = f(), -5; return function() return x, y end");
        assertEquals(List.of("x"), upvalues(inner(main)));
        assertEquals("(local x y (f) (minus 5)) (return (lambda () (return x -5)))", TreeText.of(main.body()));
        assertEquals("(local s 'a') (tail-return ('a':upper))", TreeText.of("local s <const> = 'a'; return s:upper()"));
        assertEquals(List.of("x"), upvalues(inner(parse("local x <const> = 1, 2; return function() return x end"))));
    }

    @Test
    void localFunctionSeesItselfAndLocalDoesNot() {
        FunctionTree recursive = parse("local function f() return f end");
        assertEquals(List.of("f"), upvalues(inner(recursive)));
        FunctionTree global = parse("local f = function() return f end return f");
        Tree.LocalStatement statement =
                (Tree.LocalStatement) global.body().statements().get(0);
        assertEquals(
                List.of("_ENV"), upvalues(((Tree.Function) statement.values().get(0)).function()));
    }

    @Test
    void repeatConditionSeesTheBody() {
        FunctionTree main = parse("repeat local x = f() until x");
        Tree.Repeat loop = (Tree.Repeat) main.body().statements().get(0);
        assertSame(local(main, "x"), ((Tree.Local) loop.condition()).variable());
    }

    @Test
    void methodsHaveSelf() {
        FunctionTree method = inner(parse("function a.b:c(x) return self end"));
        assertTrue(method.isMethod());
        assertEquals(
                List.of("self", "x"),
                method.parameters().stream().map(LocalVariable::name).toList());
        assertFalse(method.isVararg());
        assertFalse(inner(parse("function a.b(x) end")).isMethod());
    }

    @Test
    void loopsHaveHiddenVariables() {
        FunctionTree main = parse("for i = 1, 2 do end for k, v in p do end");
        String hidden = "(for state)";
        assertEquals(
                List.of(hidden, hidden, hidden, "i", hidden, hidden, hidden, hidden, "k", "v"),
                main.locals().stream().map(LocalVariable::name).toList());
    }

    @Test
    void extentOfScopes() {
        String source = "local a = 1 do local b = a end return function(c) return c end";
        FunctionTree main = parse(source);
        assertEquals(source.indexOf(" do"), local(main, "a").scopeStart());
        assertEquals(source.length(), local(main, "a").scopeEnd());
        assertEquals(source.indexOf(" end"), local(main, "b").scopeStart());
        assertEquals(source.indexOf("end return"), local(main, "b").scopeEnd());
        FunctionTree function = inner(main);
        assertEquals(source.indexOf(") return"), local(function, "c").scopeStart());
        assertEquals(source.length(), local(function, "c").scopeEnd());
    }

    @Test
    void positions() {
        String source = "local x = a.b(1) + 2\nif x then\n  y = {x}\nend\n";
        FunctionTree main = parse(source);
        Tree.Statement first = main.body().statements().get(0);
        Tree.Statement second = main.body().statements().get(1);
        assertEquals("local x = a.b(1) + 2", source.substring(first.start(), first.end()));
        assertEquals("if x then\n  y = {x}\nend", source.substring(second.start(), second.end()));
        Tree.Binary sum = (Tree.Binary) ((Tree.LocalStatement) first).values().get(0);
        assertEquals("a.b(1) + 2", source.substring(sum.start(), sum.end()));
        assertEquals("a.b(1)", source.substring(sum.left().start(), sum.left().end()));
    }
}
