package dev.flua.language.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class StatementTest {
    private static void reads(String source, String tree) {
        assertEquals(tree, TreeText.of(source), source);
    }

    @Test
    void everyStatement() {
        reads("; ; x = 1; ;", "(set x = 1)");
        reads("local a, b <const>, c <close> = 1, f()", "(local a b c 1 (f))");
        reads("a, b.c, d[1] = 1, 2", "(set a (index b 'c') (index d 1) = 1 2)");
        reads("do local x end", "(do (local x))");
        reads("while a do break end", "(while a (break))");
        reads("repeat local x until x", "(repeat (local x) x)");
        reads("if a then b() elseif c then d() else e() end", "(if a [(b)] c [(d)] else [(e)])");
        reads("if a then end", "(if a [])");
        reads("for i = 1, 2 do f(i) end", "(for i 1 2 - (f i))");
        reads("for i = 1, 2, 3 do end", "(for i 1 2 3 )");
        reads("for k, v in pairs(t) do f(k) end", "(for k v in (pairs t) (f k))");
        reads("function f() end", "(function f = (lambda () ))");
        reads("function a.b:c(x) end", "(function (index (index a 'b') 'c') = (lambda (self x) ))");
        reads("local function f() return f end", "(local-function f (lambda () (return f)))");
        reads("::a:: goto a", "(label a) (goto a:1)");
        reads("return", "(return)");
        reads("return 1, 2;", "(return 1 2)");
        reads("f() g{} h''", "(f) (g {}) (h '')");
        reads("a = f\n(g)()", "(set a = ((f g)))");
        reads("local t = {} (f or g)()", "(local t {}) ([(or f g)])");
        reads("local s = 'x' (f)()", "(local s 'x') ([f])");
    }

    @Test
    void tailCalls() {
        reads("return f(1)", "(tail-return (f 1))");
        reads("return o:m()", "(tail-return (o:m))");
        reads("return (f())", "(return [(f)])");
        reads("return f(), 1", "(return (f) 1)");
        reads("return f() + 1", "(return (add (f) 1))");
        reads("local x <close> = y; return f()", "(local x y) (return (f))");
        reads("local x <close> = y; do return f() end", "(local x y) (do (return (f)))");
        reads("do local x <close> = y end return f()", "(do (local x y)) (tail-return (f))");
        reads(
                "local x <close> = y; return function() return f() end",
                "(local x y) (return (lambda () (tail-return (f))))");
        reads("for k in p do return f() end", "(for k in p (return (f)))");
        reads("for k = 1, 2 do return f() end", "(for k 1 2 - (tail-return (f)))");
    }

    @Test
    void jumps() {
        reads("goto a; local x; ::a::", "(goto a:1) (local x) (label a)");
        reads("goto a; local x; ::a:: ; ::b:: ;", "(goto a:1) (local x) (label a) (label b)");
        reads("do goto a end\n::a:: f()", "(do (goto a:2)) (label a) (f)");
        reads("::a:: do local x; goto a end", "(label a) (do (local x) (goto a:1))");
        reads("do ::a:: end do\n::a:: goto a end", "(do (label a)) (do (label a) (goto a:2))");
        reads(
                "::a:: function f()\n::a:: goto a end goto a",
                "(label a) (function f = (lambda () (label a) (goto a:2))) (goto a:1)");
        reads(
                "for i = 1, 2 do if x then goto continue end local y ::continue:: end",
                "(for i 1 2 - (if x [(goto continue:1)]) (local y) (label continue))");
        reads("repeat if x then goto c end ::c:: until y", "(repeat (if x [(goto c:1)]) (label c) y)");
        reads("if x then goto a else ::a:: end ::a:: f()", "(if x [(goto a:1)] else [(label a)]) (label a) (f)");
    }
}
