package dev.flua.tck;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;

/**
 * Compiles what Lua can say, each by itself, and writes a line for it: its name, the nodes before machine code is made of them, the
 * bytes of that, the bytes that a call allocates. The main class of a process of its own, since tables remember what others were like.
 */
public final class CompiledConstructs {
    private static final int CALLS = 30_000;

    private static final Pattern SIZES =
            Pattern.compile("opt done .* subject@.*\\|Tier 2\\|.*\\|IR +\\d+/ *(\\d+)\\|CodeSize +(\\d+)");

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
            new Construct("a == \"text\", any", "local p = {'x', 'y', 1, {}}", "a", "return a == 'x'", "p[i % 5 + 1]"),
            new Construct("a .. b", "", "a, b", "return a .. b", "'x', i"),
            new Construct("a .. b .. c", "", "a, b, c", "return a .. b .. c", "'x', '-', 'y'"),
            new Construct("not a", "", "a", "return not a", "i % 2 == 0"),
            new Construct("t.x", "local p = {x = 1, y = 2}", "t", "return t.x", "p"),
            new Construct("t.x = v", "local p = {x = 1, y = 2}", "t, v", "t.x = v", "p, i"),
            new Construct("t.x = v of 4 layouts", """
                local p = {{x = ""}, {y = 1, x = ""}, {z = "", x = ""}, {w = 1, z = "", x = ""}}
                """, "t, v", "t.x = v", "p[i % 4 + 1], p"),
            new Construct("t.x of 4 layouts", """
                local p = {{x = 1}, {y = 1, x = 1}, {z = 1, x = 1}, {w = 1, x = 1}}
                """, "t", "return t.x", "p[i % 4 + 1]"),
            new Construct("t.x = v, new in 4 layouts", """
                local makers = {
                  function() return {a = 1} end, function() return {b = 1} end,
                  function() return {a = 1, b = 2} end, function() return {a = "", b = 2, c = 3} end,
                }
                """, "t, v", "t.x = v", "makers[i % 4 + 1](), i"),
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

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private CompiledConstructs() {}

    /** Writes the lines to standard output. */
    public static void main(String[] arguments) {
        CompiledConstructs constructs = new CompiledConstructs();
        for (Construct construct : CONSTRUCTS) {
            List<Long> sizes = constructs.sizes(construct);
            System.out.println(construct.name() + " | " + sizes.get(0) + " | " + sizes.get(1) + " | "
                    + constructs.allocation(construct));
        }
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

    private Context.Builder compiling() {
        return Context.newBuilder("lua")
                .allowExperimentalOptions(true)
                .option("engine.BackgroundCompilation", "false")
                .option("engine.TraceCompilation", "true")
                .logHandler(log)
                .out(new ByteArrayOutputStream());
    }
}
