package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.flua.embedding.LuaScript;
import dev.flua.embedding.TrustLevel;
import java.io.ByteArrayOutputStream;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** Limits of one call, and limits that the host resets: for programs that live long and are called often. */
@Timeout(120)
class CallLimitsTest {
    /** Without the limits of the level that hold for the whole life. */
    private static Context.Builder plugIn() {
        return TrustLevel.UNTRUSTED
                .newContext()
                .resourceLimits(null)
                .option("lua.MaxTime", "10m")
                .out(new ByteArrayOutputStream());
    }

    private static String stopped(Context context, Executable call) {
        PolyglotException stop = assertThrows(PolyglotException.class, call);
        assertTrue(stop.isResourceExhausted() && stop.isCancelled(), stop::toString);
        assertFalse(stop.isInternalError());
        context.close(true);
        return stop.getMessage();
    }

    private static final String BUSY = "local n = 0 for i = 1, 2e4 do n = n + i % 7 end return n";

    @Test
    void timeOfACall() {
        Context context = plugIn().option("lua.MaxCallTime", "1500ms").build();
        Value tick = context.eval("lua", "return function(f) if f then return f() end " + BUSY + " end");
        long end = System.nanoTime() + 2_500_000_000L;
        while (System.nanoTime() < end) {
            tick.executeVoid(); // together longer than the limit
        }
        Value endless = context.eval("lua", "return function() while true do end end");
        assertTrue(stopped(context, () -> tick.execute(endless)).contains("a call took longer than 1500 ms"));
    }

    /** Whatever makes code of the program run is a call: a metamethod too. */
    @Test
    void timeOfEveryKindOfEntry() {
        String object = "return setmetatable({}, {__index = function() while true do end end,"
                + " __len = function() while true do end end, __call = function() while true do end end,"
                + " __newindex = function() while true do end end})";
        for (int kind = 0; kind < 6; kind++) {
            Context context = plugIn().option("lua.MaxCallTime", "200ms").build();
            Value value = context.eval("lua", object);
            int chosen = kind;
            String message = stopped(context, () -> {
                switch (chosen) {
                    case 0 -> value.getMember("x");
                    case 1 -> value.getArraySize();
                    case 2 -> value.execute();
                    case 3 -> value.putMember("x", 1);
                    case 4 -> context.eval("lua", "while true do end");
                    default ->
                        LuaScript.compile(context, "while true do end")
                                .as(Runnable.class)
                                .run();
                }
            });
            assertTrue(message.contains("a call took longer than 200 ms"), message);
        }
    }

    /** A call back into the program belongs to the outermost call. */
    @Test
    void nestedCalls() {
        Context context = plugIn().option("lua.MaxCallTime", "2s").build();
        Value busy = context.eval("lua", "return function() " + BUSY + " end");
        context.getBindings("lua").putMember("back", (ProxyExecutable) _ -> busy.execute());
        context.eval("lua", "return back()");
        Value endless = context.eval("lua", "return function() while true do back() end end");
        assertTrue(stopped(context, endless::executeVoid).contains("a call took longer than 2 s"));
    }

    /** Where the host has entered the context, that is one call, until it resets the limits. */
    @Test
    void explicitEntries() {
        Context context = plugIn().option("lua.MaxCallStatements", "1000").build();
        Value work = context.eval("lua", "return function() for i = 1, 100 do local x = i end end");
        context.enter();
        for (int i = 0; i < 50; i++) {
            context.resetLimits();
            work.executeVoid();
        }
        String message = stopped(context, () -> {
            for (int i = 0; i < 50; i++) {
                work.executeVoid();
            }
        });
        assertTrue(message.contains("a call executed more than 1000 statements"), message);
    }

    @Test
    void statementsOfACall() {
        for (boolean shared : new boolean[] {true, false}) {
            try (Engine engine = Engine.newBuilder("lua").build()) {
                Context.Builder builder = plugIn().option("lua.MaxCallStatements", "10000");
                Context context = (shared ? builder.engine(engine) : builder).build();
                LongUnaryOperator work = LuaScript.compile(context, "for i = 1, n do local x = i end return n", "n")
                        .as(LongUnaryOperator.class);
                for (int i = 0; i < 3000; i++) {
                    assertEquals(1000, work.applyAsLong(1000));
                }
                Context free = (shared ? plugIn().engine(engine) : plugIn()).build();
                free.eval("lua", "for i = 1, 1e5 do local x = i end");
                free.close();
                assertTrue(stopped(context, () -> work.applyAsLong(100_000))
                        .contains("a call executed more than 10000 statements"));
            }
        }
    }

    @Test
    void memoryOfACall() {
        Context context = plugIn().option("lua.MaxMemory", "512MB")
                .option("lua.MaxCallMemory", "20MB")
                .build();
        Supplier<?> keep = LuaScript.compile(
                        context, "kept = kept or {} kept[#kept + 1] = ('x'):rep(100000) return #kept")
                .as(Supplier.class);
        for (long i = 1; i < 500; i++) { // 50 MB together
            assertEquals(i, keep.get());
        }
        assertTrue(stopped(
                        context,
                        () -> context.eval("lua", "while true do local s = ('x'):rep(1e5) .. 'y' s:byte() end"))
                .contains("a call allocated more than 20 MB of memory"));
        Context atOnce = plugIn().option("lua.MaxMemory", "512MB")
                .option("lua.MaxCallMemory", "20MB")
                .build();
        assertTrue(stopped(atOnce, () -> atOnce.eval("lua", "return #('x'):rep(3e7)"))
                .contains("a call allocated more than 20 MB"));
    }

    /** What is limited for the whole life lasts for longer if the host says so. */
    @Test
    void resets() {
        Context context = TrustLevel.UNTRUSTED
                .newContext()
                .option("lua.MaxTime", "2s")
                .option("lua.MaxOutput", "1KB")
                .resourceLimits(ResourceLimits.newBuilder()
                        .statementLimit(5_000_000, null)
                        .build())
                .out(new ByteArrayOutputStream())
                .build();
        Value tick = context.eval("lua", "return function() print(('x'):rep(500)) " + BUSY + " end");
        long end = System.nanoTime() + 3_000_000_000L;
        for (int calls = 0; System.nanoTime() < end || calls < 30; calls++) {
            context.resetLimits();
            tick.executeVoid();
        }
        String message = stopped(context, () -> {
            while (true) {
                tick.executeVoid();
            }
        });
        assertTrue(message.contains("it wrote more than 1 KB"), message);
    }

    @Test
    void scriptsCannotReset() {
        Context context = plugIn().option("lua.MaxCallTime", "1500ms").build();
        assertTrue(stopped(context, () -> context.eval("lua", """
            local co = coroutine.wrap(function() while true do pcall(coroutine.yield) end end)
            while true do pcall(co) pcall(error, 'x') load('return 1')() end\
            """)).contains("a call took longer than 1500 ms"));
    }

    @Test
    void badValues() {
        assertThrows(
                IllegalArgumentException.class,
                () -> plugIn().option("lua.MaxCallTime", "5").build());
        assertThrows(
                IllegalArgumentException.class,
                () -> plugIn().option("lua.MaxCallStatements", "many").build());
        try (Context context = plugIn().option("lua.MaxCallTime", "0s").build()) {
            assertEquals(1, context.eval("lua", "return 1").asInt());
        }
    }
}
