package dev.flua.language.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The reference's limits, and that no input overflows the Java stack. */
final class LimitTest {
    private record Nesting(String open, String repeated, String middle, String close, int allowed) {
        String text(int depth) {
            return open + repeated.repeat(depth) + middle + close.repeat(depth);
        }
    }

    private static final List<Nesting> NESTINGS = List.of(
            new Nesting("return ", "(", "1", ")", 195),
            new Nesting("return ", "- ", "1", "", 195),
            new Nesting("return ", "1 .. ", "1", "", 195),
            new Nesting("return ", "2 ^ ", "1", "", 195),
            new Nesting("return ", "{", "", "}", 196),
            new Nesting("return ", "a(", "", ")", 196),
            new Nesting("return ", "a[", "1", "]", 195),
            new Nesting("", "a, ", "a = 1", "", 195),
            new Nesting("", "do ", "", "end ", 197),
            new Nesting("", "while a do ", "", "end ", 196),
            new Nesting("", "repeat ", "", "until a ", 196),
            new Nesting("", "if a then else ", "", "end ", 196),
            new Nesting("", "function f() ", "", "end ", 197));

    private static String messageOf(String source) {
        return assertThrows(LuaSyntaxException.class, () -> ChunkParser.parse(source, "test"))
                .getMessage();
    }

    @Test
    void nesting() {
        for (Nesting nesting : NESTINGS) {
            ChunkParser.parse(nesting.text(nesting.allowed()), "test");
            for (int depth : new int[] {nesting.allowed() + 1, 1_000, 100_000}) {
                assertEquals("C stack overflow", messageOf(nesting.text(depth)), nesting.repeated());
            }
        }
    }

    @Test
    void labelsNest() {
        String labels = IntStream.range(0, 198).mapToObj(i -> "::a" + i + "::").collect(Collectors.joining());
        assertEquals("C stack overflow", messageOf(labels));
    }

    @Test
    void whatDoesNotNestIsUnlimited() {
        ChunkParser.parse("return 1" + " + 1".repeat(100_000), "test");
        ChunkParser.parse("return a" + ".b".repeat(100_000), "test");
        ChunkParser.parse("return a" + "()".repeat(100_000), "test");
        ChunkParser.parse("if a then " + "elseif a then ".repeat(100_000) + "end", "test");
        ChunkParser.parse("do end ".repeat(100_000), "test");
        ChunkParser.parse("return {" + "{}, ".repeat(100_000) + "}", "test");
    }

    private static String names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).collect(Collectors.joining(", "));
    }

    @Test
    void localVariables() {
        ChunkParser.parse("local " + names("a", 200), "test");
        assertEquals(
                "test:1: too many local variables (limit is 200) in main function near <eof>",
                messageOf("local " + names("a", 201)));
        assertEquals(
                "test:2: too many local variables (limit is 200) in function at line 2 near '='",
                messageOf("\nfunction f() local " + names("a", 201) + " = 1 end"));
        assertEquals(
                "test:1: too many local variables (limit is 200) in main function near '='",
                messageOf("local " + names("a", 197) + "; for i = 1, 2 do end"));
        ChunkParser.parse("do local " + names("a", 200) + " end local " + names("b", 200), "test");
    }

    @Test
    void upvalues() {
        String outer = "local " + names("a", 128) + "\nlocal function g()\nlocal " + names("b", 128) + "\n";
        String use = "local function h()\n return {" + names("a", 128) + ", " + names("b", 127);
        ChunkParser.parse(outer + use + "} end end", "test");
        assertEquals(
                "test:5: too many upvalues (limit is 255) in function at line 4 near '}'",
                messageOf(outer + use + ", b127} end end"));
    }

    @Test
    void registers() {
        String message = "test:1: function or expression needs too many registers near ";
        ChunkParser.parse("f(" + String.join(", ", Collections.nCopies(253, "x")) + ")", "test");
        assertEquals(message + "<eof>", messageOf("f(" + String.join(",", Collections.nCopies(254, "x")) + ")"));
        assertEquals(message + "'x'", messageOf("f(" + String.join(",", Collections.nCopies(260, "x")) + ")"));
        assertEquals(message + "<eof>", messageOf("return " + String.join(",", Collections.nCopies(255, "x"))));
        assertTrue(
                ChunkParser.parse("return {" + "x, ".repeat(1000) + "}", "test").isVararg());
    }
}
