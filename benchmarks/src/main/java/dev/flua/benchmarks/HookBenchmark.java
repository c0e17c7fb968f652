package dev.flua.benchmarks;

import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What debug hooks cost a program that has none: the same calls and loop where the debug library has been taken away, where
 * no hook was ever set, and where one was set and removed. Times are sampled, for a median that other processes do not
 * disturb.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 25, time = 1)
@Measurement(iterations = 8, time = 1)
public class HookBenchmark {
    private static final String NO_LIBRARY = "debug = nil; package.loaded.debug = nil; collectgarbage()";
    private static final String REMOVED = "debug.sethook(function() end, 'crl'); debug.sethook()";

    private static final String PROGRAM = """
        local function step(n)
            if n % 3 == 0 then return n // 3 end
            return n + 1
        end
        local function fib(n)
            if n < 2 then return n end
            return fib(n - 1) + fib(n - 2)
        end
        return function()
            local sum = fib(18)
            for i = 1, 10000 do
                sum = sum + step(i)
            end
            return sum
        end
        """;

    /** What happened to hooks before: {@code no library}, {@code never set}, {@code removed}. */
    @Param({"no library", "never set", "removed"})
    private String hook;

    private Context context;
    private Value program;

    @Setup
    public void defineProgram() {
        context = Context.create("lua");
        switch (hook) {
            case "no library" -> context.eval("lua", NO_LIBRARY);
            case "removed" -> context.eval("lua", REMOVED);
            default -> {
                // Nothing: this is how most programs run.
            }
        }
        program = context.eval("lua", PROGRAM);
    }

    @TearDown
    public void close() {
        context.close();
    }

    @Benchmark
    public long callsAndLoop() {
        return program.execute().asLong();
    }
}
