package dev.flua.language.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ExpressionTest {
    private static void reads(String source, String tree) {
        assertEquals(tree, TreeText.of(TreeText.expression(source)), source);
    }

    @Test
    void precedence() {
        reads("a or b and c", "(or a (and b c))");
        reads("a and b < c", "(and a (lt b c))");
        reads("a < b | c", "(lt a (bor b c))");
        reads("a | b ~ c", "(bor a (bxor b c))");
        reads("a ~ b & c", "(bxor a (band b c))");
        reads("a & b << c", "(band a (shl b c))");
        reads("a << b .. c", "(shl a (concat b c))");
        reads("a .. b + c", "(concat a (add b c))");
        reads("a + b * c", "(add a (mul b c))");
        reads("a * -b", "(mul a (minus b))");
        reads("-a * b", "(mul (minus a) b)");
        reads("-a ^ b", "(minus (pow a b))");
        reads("a ^ -b", "(pow a (minus b))");
        reads("a ^ -b ^ c", "(pow a (minus (pow b c)))");
        reads("not a == b", "(eq (not a) b)");
        reads("- - not # ~ a", "(minus (minus (not (length (bnot a)))))");
        reads("a >> b >= c ~= d", "(ne (ge (shr a b) c) d)");
        reads("a / b // c % d", "(mod (idiv (div a b) c) d)");
    }

    @Test
    void associativity() {
        reads("a - b - c", "(sub (sub a b) c)");
        reads("a .. b .. c", "(concat a (concat b c))");
        reads("a ^ b ^ c", "(pow a (pow b c))");
        reads("a == b == c", "(eq (eq a b) c)");
        reads("a .. b == c .. d", "(eq (concat a b) (concat c d))");
        reads("a + b .. c + d .. e", "(concat (add a b) (concat (add c d) e))");
        reads("(a - b) - (c - d)", "(sub [(sub a b)] [(sub c d)])");
    }

    @Test
    void suffixes() {
        reads("a.b.c", "(index (index a 'b') 'c')");
        reads("a[b][1]", "(index (index a b) 1)");
        reads("a.b:c(1):d{}", "(((index a 'b'):c 1):d {})");
        reads("f'x'\"y\"[[z]]", "(((f 'x') 'y') 'z')");
        reads("f{x}(y)", "((f {x}) y)");
        reads("(f)(...)", "([f] ...)");
        reads("#a.b ^ 2", "(length (pow (index a 'b') 2))");
    }

    @Test
    void constructors() {
        reads("{}", "{}");
        reads("{1, 2; x = 3, [4] = 5, y,}", "{1 2 'x'=3 4=5 y}");
        reads("{x, x.y, x == 1, x = 1}", "{x (index x 'y') (eq x 1) 'x'=1}");
        reads("{{}, {{x}}}", "{{} {{x}}}");
        reads("{f(), (g()), ...}", "{(f) [(g)] ...}");
    }

    @Test
    void functions() {
        reads("function() end", "(lambda () )");
        reads("function(a, b, ...) return a, ... end", "(lambda (a b ...) (return a ...))");
    }

    @Test
    void strings() {
        reads("'a\\n\\065\\x42\\u{43}\\z \n  d'", "'a\nABCd'");
        reads("'\\\\\\'\\\"\\a\\b\\f\\r\\t\\v'", "'\\'\"\u0007\b\f\r\t\u000b'");
        reads("'a\\\r\nb\\\rc\\\n\rd'", "'a\nb\nc\nd'");
        reads("[[\r\na\rb\r\nc\n\rd]]", "'a\nb\nc\nd'");
        reads("[==[]]]=]]==]", "']]]=]'");
        reads("[[\n\nx]]", "'\nx'");
        reads("'é€😀'", "'é€😀'");
        reads("'\\u{e9}\\u{20ac}\\u{1f600}'", "'é€😀'");
        reads("'\\xe9\\u{d800}'", "'\udce9\udced\udca0\udc80'");
        reads(
                "'\\u{7fffffff}\\u{3ffffff}\\u{200000}'",
                "'\udcfd\udcbf\udcbf\udcbf\udcbf\udcbf\udcfb\udcbf\udcbf\udcbf\udcbf\udcf8\udc88\udc80\udc80\udc80'");
        reads("'\udcff'", "'\udcff'");
    }

    @Test
    void numerals() {
        reads("9223372036854775807", "9223372036854775807");
        reads("9223372036854775808", "9.223372036854776E18");
        reads("0xffffffffffffffffff", "-1");
        reads("0x.8p1", "1.0");
        reads("3e2", "300.0");
        reads("3-2", "(sub 3 2)");
        reads("0xep1-1", "(sub 28.0 1)");
        reads("0xe+1", "(add 14 1)");
        reads(".5", "0.5");
    }

    @Test
    void comments() {
        reads("1 -- x\n + --[[ y\n ]] 2 --[==[ ]] ]==] --[=z\n", "(add 1 2)");
        reads("1 --[", "1");
    }
}
