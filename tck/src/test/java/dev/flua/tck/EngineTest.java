package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many contexts on one engine. */
class EngineTest {
    /** Makes layouts, classes, weak tables and coroutines, so that whatever contexts have in common is busy. */
    private static final Source PROGRAM =
            Source.newBuilder("lua", """
                local seed = ...
                local Account = {}
                Account.__index = Account
                function Account.new(balance) return setmetatable({balance = balance}, Account) end
                function Account:deposit(n) self.balance = self.balance + n return self end
                local Special = setmetatable({}, {__index = Account})
                Special.__index = Special
                local sum = 0
                for i = 1, 2000 do
                  local a = i % 2 == 0 and Account.new(i) or setmetatable({balance = i + 0.5}, Special)
                  sum = sum + a:deposit(seed).balance
                  local t = {}
                  for j = 1, 5 do t['field' .. (i * 7 + j * seed) % 50] = j end
                  if i % 100 == 0 then Account['method' .. i] = function() return i end end
                  if i % 50 == 0 then setmetatable({}, {__index = Account, __len = function() return i end}) end
                end
                local producer = coroutine.wrap(function() for i = 1, 10 do coroutine.yield(i) end end)
                for i in producer do sum = sum + i end
                leaked = seed
                return sum\
                """, "parallel.lua").buildLiteral();

    private static Context.Builder newContext(Engine engine, boolean sharedCode) {
        return Context.newBuilder("lua").engine(engine).option("lua.SharedCode", Boolean.toString(sharedCode));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void contextsInParallelThreads(boolean sharedCode) throws Exception {
        List<Callable<Double>> tasks = new ArrayList<>();
        try (Engine engine = Engine.create("lua");
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 64; i++) {
                int seed = i % 4;
                tasks.add(() -> {
                    try (Context context = newContext(engine, sharedCode).build()) {
                        assertTrue(context.eval("lua", "return leaked").isNull());
                        double sum = context.parse(PROGRAM).execute(seed).asDouble();
                        assertEquals(seed, context.eval("lua", "return leaked").asInt());
                        return sum;
                    }
                });
            }
            List<Future<Double>> results = threads.invokeAll(tasks);
            for (int i = 0; i < results.size(); i++) {
                assertEquals(2_001_555 + 2000.0 * (i % 4), results.get(i).get());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Timeout(60)
    void closedContextsAreGarbage(boolean sharedCode) throws Exception {
        try (Engine engine = Engine.create("lua")) {
            List<WeakReference<Object>> objects = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                objects.add(new WeakReference<>(closedContext(engine, i, sharedCode)));
            }
            // The code that is compiled at the moment keeps its context.
            while (objects.stream().filter(object -> !object.refersTo(null)).count() > 4) {
                System.gc();
                Thread.sleep(100);
            }
        }
    }

    /** What a context refers to from a global that its classes see. */
    private static Object closedContext(Engine engine, int seed, boolean sharedCode) {
        Object object = new Object();
        try (Context context =
                newContext(engine, sharedCode).allowHostAccess(HostAccess.ALL).build()) {
            context.getBindings("lua").putMember("object", object);
            assertTrue(context.parse(PROGRAM).execute(seed).fitsInDouble());
        }
        return object;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void contextsShareNothing(boolean sharedCode) {
        try (Engine engine = Engine.create("lua");
                Context first = newContext(engine, sharedCode).build();
                Context second = newContext(engine, sharedCode).build()) {
            first.eval("lua", """
                x = 1
                string.upper = nil
                getmetatable('').__index = function(s, k) return k end
                package.loaded.mine = true
                math.randomseed(1)\
                """);
            assertTrue(second.eval("lua", "return x == nil and package.loaded.mine == nil")
                    .asBoolean());
            assertEquals("A", second.eval("lua", "return ('a'):upper()").asString());
        }
    }

    /** Each context draws from a sequence of its own, however its neighbours draw, also at the same time. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void contextsHaveTheirOwnRandomNumbers(boolean sharedCode) throws Exception {
        String program = """
            math.randomseed(42)
            local sum = 0
            for i = 1, 100000 do
              sum = sum + math.random(1000) + math.random(i, 2 * i) + math.floor(1000 * math.random())
            end
            return sum\
            """;
        try (Engine engine = Engine.create("lua");
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Long>> sums = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                sums.add(threads.submit(() -> {
                    try (Context context = newContext(engine, sharedCode).build()) {
                        return context.eval("lua", program).asLong();
                    }
                }));
            }
            Set<Long> different = new HashSet<>();
            for (Future<Long> sum : sums) {
                different.add(sum.get());
            }
            assertEquals(1, different.size(), different::toString);
        }
    }

    /** And made to code once where that is shared, as are the modules that they require. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Timeout(60)
    void sourcesAreParsedOnce(boolean sharedCode, @TempDir Path folder) throws Exception {
        List<String> messages = new ArrayList<>();
        Handler log = new Handler() {
            @Override
            public void publish(LogRecord message) {
                messages.add(message.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Files.writeString(folder.resolve("module.lua"), "loads = (loads or 0) + 1; return {object = object}");
        Source source = Source.newBuilder("lua", """
            package.path = '?.lua'
            kept = {require 'module', load('return object')}
            count = (count or 0) + 1
            return count + loads\
            """, "once.lua").buildLiteral();
        List<WeakReference<Object>> objects = new ArrayList<>();
        try (Engine engine = Engine.newBuilder("lua")
                .option("log.lua.level", "FINE")
                .logHandler(log)
                .build()) {
            for (int i = 0; i < 3; i++) {
                Object object = new Object();
                objects.add(new WeakReference<>(object));
                try (Context context = newContext(engine, sharedCode)
                        .allowIO(IOAccess.ALL)
                        .currentWorkingDirectory(folder)
                        .build()) {
                    context.getBindings("lua").putMember("object", object);
                    assertEquals(2, context.eval(source).asInt());
                    assertEquals(3, context.eval(source).asInt());
                }
            }
            while (objects.stream().anyMatch(object -> !object.refersTo(null))) {
                System.gc();
                Thread.sleep(100);
            }
        }
        int contexts = sharedCode ? 1 : 3;
        assertEquals(1, Collections.frequency(messages, "parsed once.lua"));
        assertEquals(contexts, Collections.frequency(messages, "made the code of once.lua"));
        assertEquals(contexts, Collections.frequency(messages, "made the code of module.lua"));
    }

    @Test
    void valuesOfOneContextArePassedToAnother() {
        try (Engine engine = Engine.create("lua");
                Context first = Context.newBuilder("lua")
                        .engine(engine)
                        .allowAllAccess(true)
                        .build();
                Context second = Context.newBuilder("lua")
                        .engine(engine)
                        .allowAllAccess(true)
                        .build()) {
            Value table = first.eval("lua", "return {x = 1, 10, 20, f = function(a) return a + 1 end}");
            Value use = second.eval("lua", "return function(t) return t.x + t[2] + #t + t.f(5) end");
            assertEquals(1 + 20 + 2 + 6, use.execute(table).asInt());
            assertFalse(second.eval("lua", "return function(t) return t == {} end")
                    .execute(table)
                    .asBoolean());
        }
    }
}
