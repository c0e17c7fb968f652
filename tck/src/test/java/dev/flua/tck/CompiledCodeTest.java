package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Test;

/**
 * What the compiler makes of Lua, in figures that do not depend on how busy the machine is: how large the code of each construct is,
 * what it allocates, how often programs are compiled and how often that was in vain. {@code compiled-code.txt} has what they were; a
 * number of nodes that is more than a tenth larger, or another figure that is half as large again, fails. What was measured is in {@code tck/target/compiled-code.txt}: where a change is meant
 * to have a price, or has made something smaller, that file takes the other one's place.
 */
class CompiledCodeTest {
    private static final Path EXPECTED = Flua.ROOT.resolve("tck/src/test/resources/compiled-code.txt");
    private static final Path MEASURED = Flua.ROOT.resolve("tck/target/compiled-code.txt");

    private static final int CALLS = 30_000;

    /** What no figure is blamed for. */
    private static final long SLACK = 2;

    private static final Pattern SIZES =
            Pattern.compile("opt done .* subject@.*\\|Tier 2\\|.*\\|IR +\\d+/ *(\\d+)\\|CodeSize +(\\d+)");
    private static final Pattern COMPILATION = Pattern.compile("opt done ");
    private static final Pattern INVALIDATION = Pattern.compile("opt (inval|deopt)");

    /**
     * Something that Lua can say.
     *
     * @param before what is declared in front of the function
     * @param parameters of the function that is measured
     * @param body of that function
     * @param arguments of its calls; {@code i} counts them
     */
    private record Construct(String name, String before, String parameters, String body, String arguments) {
        String script() {
            return """
                %s
                local sink = {}
                local function subject(%s) %s end
                return function(n)
                    for i = 1, n do sink.value = subject(%s) end
                end
                """.formatted(before, parameters, body, arguments);
        }
    }

    private static final List<Construct> CONSTRUCTS = List.of(
            new Construct("empty function", "", "", "", ""),
            new Construct("a + b, integers", "", "a, b", "return a + b", "i, 1"),
            new Construct("a + b, floats", "", "a, b", "return a + b", "i + 0.5, 1.5"),
            new Construct("a + b, both", "", "a, b", "return a + b", "i % 2 == 0 and i or i + 0.5, 1"),
            new Construct("a // b, integers", "", "a, b", "return a // b", "i, 7"),
            new Construct("a & b", "", "a, b", "return a & b", "i, 7"),
            new Construct("a < b, integers", "", "a, b", "return a < b", "i, 7"),
            new Construct("a == b, strings", "", "a, b", "return a == b", "'x', 'y'"),
            new Construct("a .. b", "", "a, b", "return a .. b", "'x', i"),
            new Construct("a .. b .. c", "", "a, b, c", "return a .. b .. c", "'x', '-', 'y'"),
            new Construct("not a", "", "a", "return not a", "i % 2 == 0"),
            new Construct("t.x", "local p = {x = 1, y = 2}", "t", "return t.x", "p"),
            new Construct("t.x = v", "local p = {x = 1, y = 2}", "t, v", "t.x = v", "p, i"),
            new Construct("t.x of 4 layouts", """
                local p = {{x = 1}, {y = 1, x = 1}, {z = 1, x = 1}, {w = 1, x = 1}}
                """, "t", "return t.x", "p[i % 4 + 1]"),
            new Construct("t[k], integers", "local p = {1, 2, 3, 4}", "t, k", "return t[k]", "p, i % 4 + 1"),
            new Construct("t[k] = v, integers", "local p = {1, 2, 3, 4}", "t, k, v", "t[k] = v", "p, i % 4 + 1, i"),
            new Construct(
                    "t[k], strings",
                    "local p, k = {a = 1, b = 2}, {'a', 'b'}",
                    "t, k",
                    "return t[k]",
                    "p, k[i % 2 + 1]"),
            new Construct("#t", "local p = {1, 2, 3, 4}", "t", "return #t", "p"),
            new Construct("{x, y}", "", "x, y", "return {x, y}", "i, 1"),
            new Construct("{a = x, b = y}", "", "x, y", "return {a = x, b = y}", "i, 1"),
            new Construct("a global", "count = 0", "", "count = count + 1", ""),
            new Construct("an upvalue", "local count = 0", "", "count = count + 1", ""),
            new Construct("f(a)", "local function f(a) return a end", "a", "return (f(a))", "i"),
            new Construct("return f(a)", "local function f(a) return a end", "a", "return f(a)", "i"),
            new Construct("o:m(a)", """
                local class = {}
                class.__index = class
                function class:m(a) return a end
                local object = setmetatable({x = 1}, class)
                """, "o, a", "return (o:m(a))", "object, i"),
            new Construct("a + b, by __add", """
                local class = {__add = function(a, b) return a.x end}
                local object = setmetatable({x = 1}, class)
                """, "a, b", "return a + b", "object, object"),
            new Construct("function() return a end", "", "a", "return function() return a end", "i"),
            new Construct("select('#', ...)", "", "...", "return select('#', ...)", "i, 1"),
            new Construct("local a, b, c = f()", """
                local function f() return 1, 2, 3 end
                """, "", "local a, b, c = f() return a + b + c", ""),
            new Construct("for i = 1, n", "", "n", "local s = 0 for i = 1, n do s = s + i end return s", "3"),
            new Construct("while", "", "n", "while n > 0 do n = n - 1 end return n", "3"),
            new Construct(
                    "for k, v in pairs(t)",
                    "local p = {1, 2, 3}",
                    "t",
                    "local s = 0 for k, v in pairs(t) do s = s + v end return s",
                    "p"),
            new Construct(
                    "for i, v in ipairs(t)",
                    "local p = {1, 2, 3}",
                    "t",
                    "local s = 0 for i, v in ipairs(t) do s = s + v end return s",
                    "p"),
            new Construct("pcall(f, a)", "local function f(a) return a end", "a", "return pcall(f, a)", "i"),
            new Construct("math.floor(a)", "", "a", "return math.floor(a)", "i + 0.5"),
            new Construct("s:byte(k)", "", "s, k", "return s:byte(k)", "'abc', i % 3 + 1"),
            new Construct("s:sub(a, b)", "", "s, a, b", "return s:sub(a, b)", "'abcdef', i % 3 + 1, 5"));

    /** Programs of {@code benchmarks/programs}, with sizes at which nearly all that is hot has been compiled. */
    private static final Map<String, Integer> PROGRAMS =
            new TreeMap<>(Map.of("closures", 300, "lzw", 30, "queens", 9, "shapes", 3000, "vectors", 100_000));

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Map<String, List<Long>> figures = new LinkedHashMap<>();

    @Test
    void isNotWorseThanItWas() throws IOException, InterruptedException {
        for (Construct construct : CONSTRUCTS) {
            List<Long> compiled = new ArrayList<>(sizes(construct));
            compiled.add(allocation(construct));
            figures.put(construct.name(), compiled);
        }
        for (Map.Entry<String, Integer> program : PROGRAMS.entrySet()) {
            figures.put(program.getKey(), compilations(program.getKey(), program.getValue()));
        }
        Files.writeString(MEASURED, table());
        Map<String, List<Long>> expected = read(EXPECTED);
        assertEquals(expected.keySet(), figures.keySet());
        List<String> worse = new ArrayList<>();
        figures.forEach((name, now) -> {
            List<Long> before = expected.get(name);
            for (int i = 0; i < now.size(); i++) {
                // The first figure is the same everywhere; the others depend on the processor and the size of the heap,
                // too.
                long more = i == 0 ? before.get(i) / 10 : before.get(i) / 2;
                if (now.get(i) > before.get(i) + Math.max(more, SLACK)) {
                    worse.add(name + ": " + now + ", was " + before);
                    break;
                }
            }
        });
        assertEquals(List.of(), worse);
    }

    /** The size of the function's code, in nodes before machine code is made of them, and in bytes. */
    private List<Long> sizes(Construct construct) {
        log.reset();
        try (Context context = compiling().option("compiler.Inlining", "false").build()) {
            context.eval("lua", construct.script()).executeVoid(CALLS);
        }
        MatchResult last = SIZES.matcher(log.toString(StandardCharsets.UTF_8))
                .results()
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError(construct.name() + " was not compiled: " + log));
        return List.of(Long.valueOf(last.group(1)), Long.valueOf(last.group(2)));
    }

    /** The bytes that a call allocates, where the compiler may inline it. */
    private long allocation(Construct construct) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Context context = compiling().build()) {
            Value calls = context.eval("lua", construct.script());
            calls.executeVoid(CALLS);
            calls.executeVoid(CALLS);
            calls.executeVoid(CALLS);
            long before = thread.getCurrentThreadAllocatedBytes();
            calls.executeVoid(CALLS);
            return (thread.getCurrentThreadAllocatedBytes() - before) / CALLS;
        }
    }

    /**
     * How many functions and loops of a program were compiled, and how many times compiled code was left. In a process of its own:
     * what has run before in this one would count.
     */
    private static List<Long> compilations(String program, int size) throws IOException, InterruptedException {
        Flua.Run run = new Flua(Flua.ROOT.resolve("benchmarks/programs"))
                .run(
                        "--jvm",
                        "--experimental-options",
                        "--engine.BackgroundCompilation=false",
                        "--engine.TraceCompilation=true",
                        program + ".lua",
                        Integer.toString(size));
        assertEquals(0, run.status(), run.error());
        String text = run.output() + run.error();
        return List.of(
                COMPILATION.matcher(text).results().count(),
                INVALIDATION.matcher(text).results().count());
    }

    private Context.Builder compiling() {
        return Context.newBuilder("lua")
                .allowExperimentalOptions(true)
                .option("engine.BackgroundCompilation", "false")
                .option("engine.TraceCompilation", "true")
                .logHandler(log)
                .out(new ByteArrayOutputStream());
    }

    private String table() {
        StringBuilder table = new StringBuilder("""
            # What CompiledCodeTest has found. For constructs: nodes, bytes of machine code, bytes that a call allocates.
            # For programs: compilations, invalidations.
            """);
        figures.forEach((name, values) -> {
            table.append(name);
            values.forEach(value -> table.append(" | ").append(value));
            table.append('\n');
        });
        return table.toString();
    }

    private static Map<String, List<Long>> read(Path file) throws IOException {
        Map<String, List<Long>> result = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("# ")) {
                String[] fields = line.split(" \\| ");
                result.put(
                        fields[0], Stream.of(fields).skip(1).map(Long::valueOf).toList());
            }
        }
        return result;
    }
}
