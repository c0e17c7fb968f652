package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.flua.embedding.TrustLevel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.ResourceLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Scripts that refuse to end, or want more than they may have. Each must be stopped, or get an ordinary error, and the host must
 * not notice. What each got, and how long it took, goes to the test's output.
 */
@Timeout(120)
class SandboxTest {
    private static final String TIME = "it ran longer than|Statement count limit";
    private static final String MEMORY = "memory";
    private static final String OUTPUT = "it wrote more than";

    /** Names of threads that must not be there in the end. */
    private static final String OUR_THREADS = "flua";

    private static Engine engine;

    @BeforeAll
    static void createEngine() {
        engine = Engine.newBuilder("lua").build();
    }

    @AfterAll
    static void nothingIsLeftBehind() throws InterruptedException {
        try (Context context = TrustLevel.UNTRUSTED.newContext().engine(engine).build()) {
            assertEquals(42, context.eval("lua", "return 6 * 7").asInt(), "the engine lives");
        }
        engine.close();
        List<String> left = List.of();
        for (int i = 0; i < 100; i++) {
            left = Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .filter(name -> name.startsWith(OUR_THREADS))
                    .toList();
            if (left.isEmpty()) {
                return;
            }
            Thread.sleep(50);
        }
        assertEquals(List.of(), left);
    }

    /** What a script did to a context, which is closed afterwards. */
    private record Outcome(String result, boolean stopped, long milliseconds) {}

    private static Outcome run(Context.Builder builder, String script) {
        long start = System.nanoTime();
        String result;
        boolean stopped = false;
        try (Context context = builder.engine(engine).build()) {
            try {
                result = context.eval("lua", script).toString();
            } catch (PolyglotException e) {
                assertFalse(e.isInternalError(), () -> "internal error: " + e);
                stopped = isStop(e);
                result = e.getMessage();
            }
            if (stopped) {
                assertClosed(context);
                context.close(true); // without this, closing would report the stop once more
            }
        } catch (PolyglotException e) { // stopped while it closed
            assertFalse(e.isInternalError(), () -> "internal error: " + e);
            stopped = isStop(e);
            result = e.getMessage();
        }
        return new Outcome(result, stopped, (System.nanoTime() - start) / 1_000_000);
    }

    /** A full stack is exhausted, too, but leaves the context open. */
    private static boolean isStop(PolyglotException e) {
        return e.isResourceExhausted() && e.isCancelled();
    }

    private static void assertClosed(Context context) {
        try {
            context.eval("lua", "return 1");
        } catch (PolyglotException | IllegalStateException e) {
            return;
        }
        throw new AssertionError("the context is still open");
    }

    private static Context.Builder builder(TrustLevel level) {
        return level.newContext().out(new ByteArrayOutputStream()).err(new ByteArrayOutputStream());
    }

    /** Time is given plentifully where it is not what stops the script. */
    private static DynamicTest test(TrustLevel level, String name, String expected, String script) {
        return test(level, name, expected, script, expected.equals(TIME) ? "500ms" : "30s");
    }

    private static DynamicTest test(TrustLevel level, String name, String expected, String script, String time) {
        return DynamicTest.dynamicTest(name, () -> {
            Outcome outcome = run(builder(level).option("lua.MaxTime", time), script);
            System.out.printf(
                    "%-10s %-34s %-60s %5d ms%n", level, name, shortened(outcome.result), outcome.milliseconds);
            assertTrue(
                    Pattern.compile(expected).matcher(outcome.result).find(),
                    () -> outcome.result + " instead of " + expected);
        });
    }

    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("").replace("the program was stopped: ", "stopped: ");
        return line.length() > 60 ? line.substring(0, 57) + "..." : line;
    }

    private static Stream<DynamicTest> tests(TrustLevel level, String expected, Map<String, String> scripts) {
        return scripts.entrySet().stream().map(script -> test(level, script.getKey(), expected, script.getValue()));
    }

    @TestFactory
    Stream<DynamicTest> endlessPrograms() {
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put("empty loop", "while true do end");
        scripts.put("repeat", "repeat until false");
        scripts.put("goto", "::again:: goto again");
        scripts.put("for to infinity", "for i = 1, math.huge do end");
        scripts.put("tail calls", "local function f() return f() end f()");
        scripts.put("growing arguments", "local function f(...) return f(1, ...) end f()");
        scripts.put("pcall that catches", "while true do pcall(function() while true do end end) end");
        scripts.put("xpcall that catches", """
            local function again() while true do end end
            while true do xpcall(again, again) end\
            """);
        scripts.put("pcall in a coroutine", """
            while true do
              local f = coroutine.wrap(function() while true do pcall(coroutine.yield) end end)
              while true do pcall(f) end
            end\
            """);
        scripts.put("loop in a coroutine", "coroutine.wrap(function() while true do end end)()");
        scripts.put("__close that does not end", """
            local function endless() while true do end end
            local x <close> = setmetatable({}, {__close = endless})
            local y <close> = setmetatable({}, {__close = endless})
            endless()\
            """);
        scripts.put("__close in a coroutine", """
            local function endless() while true do end end
            local co = coroutine.create(function()
              local x <close> = setmetatable({}, {__close = endless})
              coroutine.yield()
            end)
            coroutine.resume(co)
            coroutine.close(co)\
            """);
        scripts.put("__index loop", """
            local t = setmetatable({}, {__index = function(t, k) return t[k] end})
            while true do pcall(function() return t.x end) end\
            """);
        scripts.put("__tostring that does not end", """
            error(tostring(setmetatable({}, {__tostring = function() while true do end end})))\
            """);
        scripts.put("__pairs that does not end", """
            for k in pairs(setmetatable({}, {__pairs = function() return function() return 1 end end})) do end\
            """);
        scripts.put("recursion caught again and again", """
            local function deep() return 1 + deep() end
            while true do pcall(deep) end\
            """);
        scripts.put("error in message handlers", """
            while true do xpcall(error, function(m) error(m) end) end\
            """);
        scripts.put("sort without order", """
            local t = {} for i = 1, 1e5 do t[i] = i % 7 end
            while true do pcall(table.sort, t, function(a, b) return true end) end\
            """);
        scripts.put("load with an endless reader", "load(function() return ' ' end)\nwhile true do end");
        return tests(TrustLevel.UNTRUSTED, TIME, scripts);
    }

    @TestFactory
    Stream<DynamicTest> libraryCallsThatTakeLong() {
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put("pattern backtracking", "return (('a'):rep(30)):find((('a*'):rep(20)) .. 'b')");
        scripts.put("pattern with .-", "return (('a'):rep(3000)):find(('.-'):rep(15) .. 'b')");
        scripts.put("pattern with captures", "return (('a'):rep(2000)):find('(.*)(.*)(.*)(.*)%1b')");
        scripts.put("gmatch", "for m in (('a'):rep(1e5)):gmatch('a-a-a-b') do end");
        scripts.put("gsub", "return (('a'):rep(1e5)):gsub('a-a-b', '')");
        scripts.put("balanced match", "return (('('):rep(2e5)):find('%b()')");
        scripts.put("plain find", "return (('a'):rep(2e6)):find(('a'):rep(1e6) .. 'b', 1, true)");
        scripts.put("insert into a long list", """
            table.insert(setmetatable({}, {__len = function() return math.maxinteger - 1 end}), 1, 0)\
            """);
        scripts.put("remove from a long list", """
            table.remove(setmetatable({}, {__len = function() return math.maxinteger - 1 end}), 1)\
            """);
        scripts.put("move", "table.move({}, 1, 1 << 60, 2)");
        scripts.put("move with metamethods", "table.move(setmetatable({}, {__index = {}}), 1, 1 << 60, 2)");
        scripts.put("concat", """
            return table.concat(setmetatable({}, {__index = function() return '' end}), '', 1, 1 << 60)\
            """);
        scripts.put(
                "unpack again and again",
                "local t = {} while true do local n = select('#', table.unpack(t, 1, 9e5)) end");
        return tests(TrustLevel.UNTRUSTED, TIME, scripts);
    }

    @TestFactory
    Stream<DynamicTest> programsThatWantMemory() {
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put("string.rep", "return ('x'):rep(1 << 30)");
        scripts.put("string.rep in a loop", "local t = {} while true do t[#t + 1] = ('x'):rep(1e5) end");
        scripts.put("doubling", "local s = 'x' while true do s = s .. s; s:byte(1) end");
        scripts.put("table", "local t = {} for i = 1, 1e9 do t[i] = i end");
        scripts.put("table of tables", "local t = {} for i = 1, 1e9 do t[i] = {i} end");
        scripts.put("dictionary", "local t = {} for i = 1, 1e9 do t['k' .. i] = true end");
        scripts.put("list", "local t while true do t = {next = t} end");
        scripts.put("closures", "local f while true do local g = f; f = function() return g end end");
        scripts.put("coroutines", """
            local t = {}
            while true do
              local co = coroutine.wrap(function() local s = ('x'):rep(10000); coroutine.yield(); return s end)
              co()
              t[#t + 1] = co
            end\
            """);
        scripts.put("table.concat", """
            local t = {} for i = 1, 1000 do t[i] = ('x'):rep(10000) end
            for i = 1001, 1e5 do t[i] = t[1] end
            return #table.concat(t)\
            """);
        scripts.put("gsub", "return (('x'):rep(1e6)):gsub('x', ('y'):rep(1000))");
        scripts.put("load", "return assert(load(('x = 1 '):rep(1e6)))");
        scripts.put("many chunks", """
            local t = {}
            local text = ('x = 1 '):rep(1000)
            while true do t[#t + 1] = load(text .. #t) or load(text .. ' y = ' .. #t) end\
            """);
        return tests(TrustLevel.UNTRUSTED, MEMORY, scripts);
    }

    @TestFactory
    Stream<DynamicTest> programsThatGetErrors() {
        return Stream.of(
                test(
                        TrustLevel.UNTRUSTED,
                        "deep recursion",
                        "[Ss]tack overflow",
                        "local function f() return 1 + f() end f()"),
                test(TrustLevel.UNTRUSTED, "recursion with strings", "", """
                    local function f(n) return ('x'):rep(1e5 + n) .. f(n + 1) end f(1)\
                    """),
                test(TrustLevel.UNTRUSTED, "nested coroutines", "C stack overflow", """
                    local function nest() return coroutine.wrap(nest)() end nest()\
                    """),
                test(TrustLevel.UNTRUSTED, "format", "bad argument", """
                    return (('%99d'):rep(1e6)):format(table.unpack({}, 1, 1e5))\
                    """),
                test(TrustLevel.UNTRUSTED, "nested source", "", "return assert(load(('('):rep(1e5)))"));
    }

    @TestFactory
    Stream<DynamicTest> programsThatPrint() {
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put("print", "while true do print('x') end");
        scripts.put("warn", "warn('@on') while true do warn(('x'):rep(1000)) end");
        scripts.put("caught", "while true do pcall(print, ('x'):rep(1e5)) end");
        return tests(TrustLevel.UNTRUSTED, OUTPUT, scripts);
    }

    @TestFactory
    Stream<DynamicTest> finalizers() {
        return Stream.of(
                test(TrustLevel.RESTRICTED, "__gc that does not end", TIME, """
                    for i = 1, 100 do setmetatable({}, {__gc = function() while true do end end}) end
                    while true do collectgarbage() end\
                    """),
                test(TrustLevel.RESTRICTED, "__gc that does not end at the end", "done", """
                    x = setmetatable({}, {__gc = function() while true do end end})
                    return 'done'\
                    """, "500ms"),
                test(TrustLevel.RESTRICTED, "__gc that begets", "done", """
                    local function again() setmetatable({}, {__gc = again}) end
                    again()
                    return 'done'\
                    """),
                test(TrustLevel.UNTRUSTED, "no __gc", "done", """
                    x = setmetatable({}, {__gc = function() while true do end end})
                    return 'done'\
                    """));
    }

    @Test
    void statements() {
        Context.Builder builder = TrustLevel.UNTRUSTED
                .newContext()
                .resourceLimits(
                        ResourceLimits.newBuilder().statementLimit(10_000, null).build());
        Outcome outcome = run(builder, "local n = 0 while true do n = n + 1 end");
        assertTrue(outcome.stopped);
        assertTrue(outcome.result.contains("Statement count limit"), outcome.result);
    }

    @TestFactory
    Stream<DynamicTest> statementsOfLoops() {
        Map<String, String> loops = new LinkedHashMap<>();
        loops.put("while", "while true do end");
        loops.put("while with a condition", "local n = 0 while n < 1 do end");
        loops.put("while with a call", "local function f() return true end while f() do end");
        loops.put("while with an empty function", "local function f() end while not f() do end");
        loops.put("while with an empty block", "while true do do do end end end");
        loops.put("while with semicolons and a label", "while true do ; ::l:: ; end");
        loops.put("repeat", "repeat until false");
        loops.put("repeat with a label", "repeat ::l:: until false");
        loops.put("repeat with an empty block", "repeat do end until false");
        loops.put("numeric for", "for i = 1, math.huge do end");
        loops.put("numeric for of floats", "for i = 1.0, math.huge do end");
        loops.put("numeric for backwards", "for i = -1, math.mininteger, -1 do end");
        loops.put("generic for", "for x in function() return 1 end do end");
        loops.put("generic for of a library function", "for x in rawlen, '12' do end");
        loops.put("generic for over a table", """
            local t = {} for i = 1, 1000 do t[i] = i end for i = 1, 1e9 do for k in pairs(t) do end end\
            """);
        loops.put("goto", "::a:: goto a");
        loops.put("goto in a block", "do ::a:: do goto a end end");
        loops.put("nested", "while true do for i = 1, 2 do end end");
        loops.put("tail call", "local function f() return f() end f()");
        return loops.entrySet().stream()
                .map(loop -> DynamicTest.dynamicTest(loop.getKey(), () -> {
                    ResourceLimits limits = ResourceLimits.newBuilder()
                            .statementLimit(10_000, null)
                            .build();
                    Context.Builder builder = builder(TrustLevel.RESTRICTED).resourceLimits(limits);
                    Outcome outcome = run(builder.option("lua.MaxTime", "20s"), loop.getValue());
                    assertTrue(outcome.stopped, outcome.result);
                    assertTrue(outcome.result.contains("Statement count limit"), outcome.result);
                }));
    }

    @Test
    void outputOfAStoppedProgramIsThere() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Outcome outcome = run(
                TrustLevel.TRUSTED
                        .newContext()
                        .out(out)
                        .option("lua.OutputBuffering", "FULL")
                        .option("lua.MaxTime", "200ms"),
                "io.write('before') while true do end");
        assertTrue(outcome.stopped);
        assertEquals("before", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void neighboursGoOn() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        List<Object> results = java.util.Collections.synchronizedList(new ArrayList<>());
        try (Context decent = builder(TrustLevel.UNTRUSTED)
                .option("lua.MaxTime", "1m")
                .engine(engine)
                .build()) {
            for (int i = 0; i < 4; i++) {
                threads.add(Thread.ofPlatform()
                        .start(() -> results.add(
                                run(builder(TrustLevel.UNTRUSTED).option("lua.MaxTime", "500ms"), "while true do end")
                                        .stopped)));
            }
            long n = 0;
            while (threads.stream().anyMatch(Thread::isAlive)) {
                n += decent.eval("lua", "local n = 0 for i = 1, 1000 do n = n + i end return n")
                        .asLong();
            }
            assertTrue(n > 0);
            assertEquals(List.of(true, true, true, true), results);
        }
    }

    @Test
    void manyShortCallsAreCounted() {
        Context context = builder(TrustLevel.UNTRUSTED)
                .option("lua.MaxMemory", "8MB")
                .option("lua.MaxTime", "1m")
                .engine(engine)
                .build();
        var keep = context.eval("lua", "local t = {} return function() t[#t + 1] = ('x'):rep(1000) end");
        PolyglotException stop = assertThrows(PolyglotException.class, () -> {
            while (true) {
                keep.executeVoid();
            }
        });
        assertTrue(isStop(stop), stop.getMessage());
        context.close(true);
    }

    /** Compiled code that ends with an error does not look for what waits for the thread. */
    @Test
    void callsThatFailAreCounted() {
        Context context = builder(TrustLevel.UNTRUSTED)
                .option("lua.MaxTime", "500ms")
                .engine(engine)
                .build();
        var fail = context.eval("lua", "return function() for i = 1, 1e4 do end error('x', 0) end");
        PolyglotException stop = null;
        while (stop == null || !isStop(stop)) {
            assertTrue(stop == null || stop.getMessage().equals("x"), () -> "not stopped");
            stop = assertThrows(PolyglotException.class, fail::executeVoid);
        }
        context.close(true);
    }

    /** Errors that leave the context do not add up. */
    @Test
    void failedCallsLeaveNoDepth() {
        try (Context context = builder(TrustLevel.UNTRUSTED)
                .option("lua.MaxDepth", "100")
                .option("lua.MaxTime", "1m")
                .engine(engine)
                .build()) {
            var fail = context.eval("lua", "return function() error('x', 0) end");
            for (int i = 0; i < 1000; i++) {
                try {
                    fail.executeVoid();
                } catch (PolyglotException e) {
                    assertEquals("x", e.getMessage());
                }
            }
        }
    }
}
