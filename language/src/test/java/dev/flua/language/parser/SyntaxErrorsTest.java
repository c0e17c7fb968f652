package dev.flua.language.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Messages for chunks that are not Lua. All of them were obtained from PUC-Rio Lua 5.4.8. */
final class SyntaxErrorsTest {
    private static void rejects(String source, String message) {
        LuaSyntaxException error =
                assertThrows(LuaSyntaxException.class, () -> ChunkParser.parse(source, "test"), source);
        assertEquals("test:" + message, error.getMessage(), source);
        assertEquals(message.endsWith(" near <eof>"), error.isIncomplete(), source);
        assertTrue(message.startsWith(error.line() + ":"), source);
    }

    @Test
    void unfinishedStrings() {
        rejects("x = \"abc", "1: unfinished string near <eof>");
        rejects("x = \"abc\ny\"", "1: unfinished string near '\"abc'");
        rejects("x = \"a\\", "1: unfinished string near <eof>");
        rejects("x = \"abc\\\nde", "2: unfinished string near <eof>");
        rejects("x = [==[ a\n ]=]", "2: unfinished long string (starting at line 1) near <eof>");
        rejects("--[[ a\n", "2: unfinished long comment (starting at line 1) near <eof>");
        rejects("--[==[ a ]]", "1: unfinished long comment (starting at line 1) near <eof>");
    }

    @Test
    void escapes() {
        rejects("x = \"a\\q\"", "1: invalid escape sequence near '\"a\\q'");
        rejects("x = \"\\xg0\"", "1: hexadecimal digit expected near '\"\\xg'");
        rejects("x = \"\\x1g\"", "1: hexadecimal digit expected near '\"\\x1g'");
        rejects("x = \"\\300\"", "1: decimal escape too large near '\"\\300\"'");
        rejects("x = \"\\256", "1: decimal escape too large near '\"\\256'");
        rejects("x = \"\\u41\"", "1: missing '{' near '\"\\u4'");
        rejects("x = \"\\u{}\"", "1: hexadecimal digit expected near '\"\\u{}'");
        rejects("x = \"\\u{41\"", "1: missing '}' near '\"\\u{41\"'");
        rejects("x = \"\\u{80000000}\"", "1: UTF-8 value too large near '\"\\u{80000000'");
        rejects("x = \"\\é\"", "1: invalid escape sequence near '\"\\\udcc3'");
    }

    @Test
    void longBrackets() {
        rejects("x = [=x", "1: invalid long string delimiter near '[='");
        rejects("x = [==", "1: invalid long string delimiter near '[=='");
        rejects("x = [=[a]] 1", "1: unfinished long string (starting at line 1) near <eof>");
    }

    @Test
    void numerals() {
        rejects("x = 3x", "1: malformed number near '3x'");
        rejects("x = 0x", "1: malformed number near '0x'");
        rejects("x = 0xep", "1: malformed number near '0xep'");
        rejects("x = 1..2", "1: malformed number near '1..2'");
        rejects("x = 3e", "1: malformed number near '3e'");
        rejects("x = 3e+", "1: malformed number near '3e+'");
        rejects("x = 1.2.3", "1: malformed number near '1.2.3'");
        rejects("x = .5.", "1: malformed number near '.5.'");
        rejects("x = 08z1", "1: malformed number near '08z'");
    }

    @Test
    void characters() {
        rejects("x = $", "1: unexpected symbol near '$'");
        rejects("x = @", "1: unexpected symbol near '@'");
        rejects("x = \u0001", "1: unexpected symbol near '<\\1>'");
        rejects("x = é", "1: unexpected symbol near '<\\195>'");
        rejects("x = \u0000", "1: unexpected symbol");
        rejects("!", "1: unexpected symbol near '!'");
        rejects("x != y", "1: syntax error near '!'");
        rejects("x = 1 \\", "1: unexpected symbol near '\\'");
    }

    @Test
    void nearTokens() {
        rejects("x = 1 \"a\\tb\"", "1: unexpected symbol near '\"a\tb\"'");
        rejects("x = 1 'it\\'s'", "1: unexpected symbol near ''it's''");
        rejects("x = 1 \"a\\0b\"", "1: unexpected symbol near '\"a'");
        rejects("x = 1 [==[\na]b]==]", "2: unexpected symbol near '[==[a]b]==]'");
        rejects("x = 1 0x10", "1: unexpected symbol near '0x10'");
        rejects("x = 1 .5", "1: unexpected symbol near '.5'");
        rejects("x = 1 ::", "1: <name> expected near <eof>");
        rejects("x = 1 ...", "1: unexpected symbol near '...'");
        rejects("x = = 2", "1: unexpected symbol near '='");
        rejects("x = 1 then", "1: unexpected symbol near 'then'");
        rejects("x = ]", "1: unexpected symbol near ']'");
    }

    @Test
    void loops() {
        rejects("for", "1: <name> expected near <eof>");
        rejects("for 1", "1: <name> expected near '1'");
        rejects("for x", "1: '=' or 'in' expected near <eof>");
        rejects("for x do", "1: '=' or 'in' expected near 'do'");
        rejects("for x = 1", "1: ',' expected near <eof>");
        rejects("for x = 1 do", "1: ',' expected near 'do'");
        rejects("for x, y = 1", "1: 'in' expected near '='");
        rejects("for x in y", "1: 'do' expected near <eof>");
        rejects("if x", "1: 'then' expected near <eof>");
        rejects("while x", "1: 'do' expected near <eof>");
        rejects("repeat x() end", "1: 'until' expected near 'end'");
    }

    @Test
    void functions() {
        rejects("function", "1: <name> expected near <eof>");
        rejects("function f", "1: '(' expected near <eof>");
        rejects("function f(", "1: <name> or '...' expected near <eof>");
        rejects("function f(a,)", "1: <name> or '...' expected near ')'");
        rejects("function f(..., a) end", "1: ')' expected near ','");
        rejects("function f(a b) end", "1: ')' expected near 'b'");
        rejects("function f.1() end", "1: '(' expected near '.1'");
        rejects("function f:a:b() end", "1: '(' expected near ':'");
        rejects("local function 1", "1: <name> expected near '1'");
        rejects("local function f.a() end", "1: '(' expected near '.'");
        rejects("x = function(", "1: <name> or '...' expected near <eof>");
    }

    @Test
    void declarations() {
        rejects("local", "1: <name> expected near <eof>");
        rejects("local 1", "1: <name> expected near '1'");
        rejects("local x <", "1: <name> expected near <eof>");
        rejects("local x <const = 1", "1: '>' expected near '='");
    }

    @Test
    void labels() {
        rejects("goto 1", "1: <name> expected near '1'");
        rejects("::1::", "1: <name> expected near '1'");
        rejects("::x", "1: '::' expected near <eof>");
    }

    @Test
    void suffixesAndArguments() {
        rejects("a.1", "1: syntax error near '.1'");
        rejects("a:1", "1: <name> expected near '1'");
        rejects("a:b = 1", "1: function arguments expected near '='");
        rejects("a[1", "1: ']' expected near <eof>");
        rejects("f(1 2)", "1: ')' expected near '2'");
        rejects("f(1,)", "1: unexpected symbol near ')'");
        rejects("f(then)", "1: unexpected symbol near 'then'");
    }

    @Test
    void tableFields() {
        rejects("x = {1 2}", "1: '}' expected near '2'");
        rejects("x = {,}", "1: unexpected symbol near ','");
        rejects("x = {1,,2}", "1: unexpected symbol near ','");
        rejects("x = {[1]}", "1: '=' expected near '}'");
        rejects("x = {a=}", "1: unexpected symbol near '}'");
    }

    @Test
    void expressions() {
        rejects("a, b", "1: '=' expected near <eof>");
        rejects("x = (1", "1: ')' expected near <eof>");
        rejects("x = not", "1: unexpected symbol near <eof>");
        rejects("x = a +", "1: unexpected symbol near <eof>");
        rejects("x = a + * b", "1: unexpected symbol near '*'");
        rejects("x = 1 end", "1: <eof> expected near 'end'");
        rejects("...", "1: unexpected symbol near '...'");
        rejects("x += 1", "1: syntax error near '+'");
    }

    @Test
    void blockEnds() {
        rejects("return return", "1: unexpected symbol near 'return'");
        rejects("return 1 2", "1: <eof> expected near '2'");
        rejects("return ,", "1: unexpected symbol near ','");
        rejects("end", "1: <eof> expected near 'end'");
        rejects("if x then else else end", "1: 'end' expected near 'else'");
        rejects("do until", "1: 'end' expected near 'until'");
        rejects("break 1", "1: unexpected symbol near '1'");
    }

    @Test
    void closing() {
        rejects("if x then\n", "2: 'end' expected (to close 'if' at line 1) near <eof>");
        rejects("if x\nthen\ny()", "3: 'end' expected (to close 'if' at line 1) near <eof>");
        rejects("while x do\n\n", "3: 'end' expected (to close 'while' at line 1) near <eof>");
        rejects("for i = 1, 2 do\n)", "2: unexpected symbol near ')'");
        rejects("do\nx()", "2: 'end' expected (to close 'do' at line 1) near <eof>");
        rejects("repeat\n", "2: 'until' expected (to close 'repeat' at line 1) near <eof>");
        rejects("function f()\n", "2: 'end' expected (to close 'function' at line 1) near <eof>");
        rejects("x = function()\n", "2: 'end' expected (to close 'function' at line 1) near <eof>");
        rejects("f(1\n", "2: ')' expected (to close '(' at line 1) near <eof>");
        rejects("x = {1\n\n", "3: '}' expected (to close '{' at line 1) near <eof>");
        rejects("x = (1\n", "2: ')' expected (to close '(' at line 1) near <eof>");
        rejects("if x then y()", "1: 'end' expected near <eof>");
        rejects("do x() }", "1: unexpected symbol near '}'");
    }

    @Test
    void statements() {
        rejects("f", "1: syntax error near <eof>");
        rejects("f.x", "1: syntax error near <eof>");
        rejects("(f)", "1: syntax error near <eof>");
        rejects("f = ", "1: unexpected symbol near <eof>");
        rejects("f() = 1", "1: syntax error near '='");
        rejects("(f) = 1", "1: syntax error near '='");
        rejects("f(), x = 1", "1: syntax error near ','");
        rejects("a, b() = 1", "1: syntax error near '='");
        rejects("a, (b) = 1", "1: syntax error near '='");
        rejects("f\"x\" \"y\" z", "1: syntax error near <eof>");
        rejects("1", "1: unexpected symbol near '1'");
        rejects("\"x\"", "1: unexpected symbol near '\"x\"'");
        rejects("x y", "1: syntax error near 'y'");
        rejects("f\n.x\n", "3: syntax error near <eof>");
    }

    @Test
    void meaning() {
        rejects("local x <const> = 1; x = 2", "1: attempt to assign to const variable 'x'");
        rejects("local x <const> = f(); function g() x = 2 end", "1: attempt to assign to const variable 'x'");
        rejects("local x <close> = y; x = 2", "1: attempt to assign to const variable 'x'");
        rejects("local x <const> = 1; function x() end", "1: attempt to assign to const variable 'x'");
        rejects("local x, y <const> = 1; x, y = 2", "1: attempt to assign to const variable 'y'");
        rejects(
                "local x <const> = 1; function f() local z <const> = 2; return x + z end; x = 3",
                "1: attempt to assign to const variable 'x'");
        rejects("local x <foo> = 1", "1: unknown attribute 'foo'");
        rejects("local x <close>, y <close> = 1", "1: multiple to-be-closed variables in local list");
        rejects("x = ...; function f() return ... end", "1: cannot use '...' outside a vararg function near '...'");
    }

    @Test
    void jumps() {
        rejects("goto x", "1: no visible label 'x' for <goto> at line 1");
        rejects("do ::x:: end goto x", "1: no visible label 'x' for <goto> at line 1");
        rejects("goto x; local a; ::x:: print(a)", "1: <goto x> at line 1 jumps into the scope of local 'a'");
        rejects("goto x; local a; ::x:: ; ::y:: print(a)", "1: <goto x> at line 1 jumps into the scope of local 'a'");
        rejects("do goto x end; local a; ::x:: print(a)", "1: <goto x> at line 1 jumps into the scope of local 'a'");
        rejects(
                "repeat goto cont; local y; ::cont:: until y",
                "1: <goto cont> at line 1 jumps into the scope of local 'y'");
        rejects("::x:: ::x::", "1: label 'x' already defined on line 1");
        rejects("::x::\ndo ::x:: end", "2: label 'x' already defined on line 1");
        rejects("break", "1: break outside loop at line 1");
        rejects("while 1 do function f() break end end", "1: break outside loop at line 1");
        rejects("do\nbreak\nend goto x", "3: break outside loop at line 2");
        rejects("goto x; break", "1: no visible label 'x' for <goto> at line 1");
        rejects("function f() goto x end ::x::", "1: no visible label 'x' for <goto> at line 1");
    }

    @Test
    void offsetIsThatOfTheToken() {
        LuaSyntaxException error =
                assertThrows(LuaSyntaxException.class, () -> ChunkParser.parse("x = 1\n  y = }", "test"));
        assertEquals(12, error.offset());
        assertEquals(2, error.line());
    }
}
