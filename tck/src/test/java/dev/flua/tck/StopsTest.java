package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.flua.embedding.TrustLevel;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that are stopped at every place where code runs on behalf of something else, by everything that stops programs. However
 * bad the moment, the program sees nothing of it, and the host is told what it was.
 */
@Timeout(60)
class StopsTest {
    @TempDir
    static Path folder;

    private static Engine engine;

    @BeforeAll
    static void createEngine() {
        engine = Engine.create("lua");
    }

    @AfterAll
    static void closeEngine() {
        engine.close(true);
    }

    /** Programs that call {@code work}, a function that does not end, at some place; {@code call} is a Java function that calls back. */
    private static final Map<String, String> PLACES = places();

    private static Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("main", "work()");
        places.put("line hook", "debug.sethook(work, 'l')\nlocal x = 1\nlocal y = 2");
        places.put("count hook", "debug.sethook(work, '', 1) local x = 1 local y = 2");
        places.put("call hook", "debug.sethook(work, 'c') local function f() end f() print()");
        places.put("return hook", "local function f() return 1 end debug.sethook(work, 'r') f()");
        places.put("hook in an expression", "local a, b = 1, 2 debug.sethook(work, 'l') local x = a +\nb *\na ..\nb");
        places.put("hook at the end of a loop", "debug.sethook(work, 'l') for i = 1,\n3 do\nlocal x = i\nend");
        places.put("hook in a function with __close", """
            local function f()
              local c <close> = setmetatable({}, {__close = function() seen() end})
              debug.sethook(work, 'l')
              local x = 1
            end
            f()\
            """);
        places.put("hook of a coroutine", """
            local co = coroutine.create(function() local x = 1
              local y = 2 end)
            debug.sethook(co, work, 'l')
            coroutine.resume(co)\
            """);
        places.put("temporary values", """
            local m = setmetatable({}, {__add = function() work() end, __call = function() debug.setlocal(2, 1000, 1) return 1 end})
            debug.getlocal(1, 1000)
            local x = m + m()\
            """);
        places.put("__gc", """
            for i = 1, 3 do setmetatable({}, {__gc = work}) end
            for i = 1, 5 do collectgarbage() local t = {} end\
            """);
        places.put("__gc in a hook", """
            for i = 1, 3 do setmetatable({}, {__gc = work}) end
            debug.sethook(function() collectgarbage() end, '', 100)
            for i = 1, 1000 do local t = {} end\
            """);
        places.put("__close", "do local c <close> = setmetatable({}, {__close = work}) end");
        places.put(
                "__close after an error",
                "pcall(function() local c <close> = setmetatable({}, {__close = work}) error() end)");
        places.put("__close of a coroutine", """
            local co = coroutine.create(function()
              local c <close> = setmetatable({}, {__close = work})
              coroutine.yield()
            end)
            coroutine.resume(co)
            coroutine.close(co)\
            """);
        places.put("closing value of a loop", """
            for i in function() return nil end, nil, nil, setmetatable({}, {__close = work}) do end\
            """);
        places.put("sort", "table.sort({3, 1, 2}, work)");
        places.put("sort with __lt", """
            local m = {__lt = work}
            table.sort({setmetatable({}, m), setmetatable({}, m), setmetatable({}, m)})\
            """);
        places.put("message handler", "xpcall(error, work)");
        places.put("message handler of a runtime error", "xpcall(function() return nil + 1 end, work)");
        places.put("message handler of an overflow", "local function deep() return 1 + deep() end xpcall(deep, work)");
        places.put("pcall", "for i = 1, 3 do pcall(work) end");
        places.put("gsub", "('abc'):gsub('.', work)");
        places.put("gsub with a table", "('abc'):gsub('.', setmetatable({}, {__index = work}))");
        places.put("__tostring of print", "print(setmetatable({}, {__tostring = work}))");
        places.put("__tostring of format", "string.format('%s', setmetatable({}, {__tostring = work}))");
        places.put("__tostring of an error", "error(setmetatable({}, {__tostring = work}))");
        places.put("reader of load", "load(work)");
        places.put("require", "package.preload.m = work require 'm'");
        places.put("searcher", "table.insert(package.searchers, 1, work) require 'm'");
        places.put("__index", "local x = setmetatable({}, {__index = work}).x");
        places.put("__newindex", "setmetatable({}, {__newindex = work}).x = 1");
        places.put("__len", "local x = #setmetatable({}, {__len = work})");
        places.put("__concat", "local x = setmetatable({}, {__concat = work}) .. ''");
        places.put("__eq", "local m = {__eq = work} local x = setmetatable({}, m) == setmetatable({}, m)");
        places.put("__call", "setmetatable({}, {__call = work})()");
        places.put("__pairs", "pairs(setmetatable({}, {__pairs = work}))");
        places.put("iterator", "for x in work do end");
        places.put("table.concat", "table.concat(setmetatable({}, {__index = work}), '', 1, 3)");
        places.put("table.unpack", "table.unpack(setmetatable({}, {__index = work}), 1, 3)");
        places.put("coroutine", "coroutine.wrap(work)()");
        places.put("coroutine in a coroutine", "coroutine.wrap(function() coroutine.wrap(work)() end)()");
        places.put("coroutine in a sort", "table.sort({3, 1, 2}, function() return coroutine.wrap(work)() end)");
        places.put("sort in a coroutine", "coroutine.wrap(function() table.sort({3, 1, 2}, work) end)()");
        places.put("hook in a sort in a coroutine", """
            coroutine.wrap(function()
              debug.sethook(work, 'l')
              table.sort({3, 1, 2}, function(a, b)
                local x = 1
                return a < b
              end)
            end)()\
            """);
        places.put("callback", "call(work)");
        places.put("callback in a callback", "call(function() call(work) end)");
        places.put("callback in a coroutine", "coroutine.wrap(function() call(work) end)()");
        places.put("coroutine in a callback", "call(function() coroutine.wrap(work)() end)");
        places.put("callback in a hook", "debug.sethook(function() call(work) end, 'l')\nlocal x = 1");
        return places;
    }

    private enum Stop {
        TIME("while true do end"),
        MEMORY("local t = {} while true do t[#t + 1] = ('x'):rep(100000 + #t) end"),
        OUTPUT("while true do io.write('xxxxxxxxxxxxxxxx') end"),
        STATEMENTS("local n = 0 while true do n = n + 1 end"),
        DEPTH("local function deep() return 1 + deep() end deep()"),
        CLOSE("started() while true do end"),
        INTERRUPT("started() while true do end");

        private final String work;

        Stop(String work) {
            this.work = work;
        }
    }

    @TestFactory
    List<DynamicTest> stops() {
        List<DynamicTest> tests = new ArrayList<>();
        PLACES.forEach((place, program) -> {
            for (Stop stop : Stop.values()) {
                tests.add(DynamicTest.dynamicTest(place + ", " + stop, () -> check(place, program, stop)));
            }
        });
        return tests;
    }

    private static Context.Builder builder(Stop stop) {
        Context.Builder builder = TrustLevel.RESTRICTED
                .newContext(folder)
                .engine(engine)
                .out(OutputStream.nullOutputStream())
                .err(OutputStream.nullOutputStream())
                .option("lua.MaxTime", stop == Stop.TIME ? "50ms" : "60s")
                .option("lua.MaxMemory", stop == Stop.MEMORY ? "4MB" : "1GB")
                .option("lua.MaxOutput", stop == Stop.OUTPUT ? "10KB" : "1GB")
                .option("lua.MaxDepth", stop == Stop.DEPTH ? "150" : "0");
        if (stop == Stop.STATEMENTS) {
            builder.resourceLimits(
                    ResourceLimits.newBuilder().statementLimit(20_000, null).build());
        }
        return builder;
    }

    private static void check(String place, String program, Stop stop) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        boolean[] seen = {false};
        Context context = builder(stop).build();
        try {
            Thread stopper = Thread.ofPlatform().start(() -> stop(context, stop, started));
            var globals = context.getBindings("lua");
            globals.putMember("call", (ProxyExecutable) arguments -> arguments[0].execute());
            globals.putMember("started", (ProxyExecutable) _ -> {
                started.countDown();
                return null;
            });
            globals.putMember("seen", (ProxyExecutable) _ -> {
                seen[0] = true;
                return null;
            });
            PolyglotException failure = null;
            try {
                context.eval("lua", "function work() " + stop.work + " end\n" + program);
            } catch (PolyglotException e) {
                failure = e;
            }
            started.countDown();
            stopper.join();
            String what = place + ", " + stop + ": " + failure;
            if (stop == Stop.DEPTH) {
                checkDepth(context, failure, what);
                return;
            }
            assertTrue(failure != null, what);
            assertFalse(failure.isInternalError(), what);
            assertEquals(stop == Stop.INTERRUPT, failure.isInterrupted(), what);
            assertEquals(stop != Stop.INTERRUPT, failure.isCancelled(), what);
            assertEquals(stop != Stop.INTERRUPT && stop != Stop.CLOSE, failure.isResourceExhausted(), what);
            assertFalse(seen[0] && stop != Stop.INTERRUPT, what);
        } finally {
            context.close(true); // without this, closing would report the stop once more
        }
    }

    /** A full stack is an error as others, and the context lives. */
    private static void checkDepth(Context context, PolyglotException failure, String what) {
        if (failure != null) {
            assertFalse(failure.isInternalError() || failure.isCancelled(), what);
        }
        assertEquals("Lua 5.4", context.getBindings("lua").getMember("_VERSION").asString());
    }

    private static void stop(Context context, Stop stop, CountDownLatch started) {
        try {
            if (!started.await(20, TimeUnit.SECONDS)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(5);
            if (stop == Stop.CLOSE) {
                context.close(true);
            } else if (stop == Stop.INTERRUPT) {
                context.interrupt(Duration.ofSeconds(20));
            }
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
