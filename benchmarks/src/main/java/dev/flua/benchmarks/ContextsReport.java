package dev.flua.benchmarks;

import dev.flua.embedding.TrustLevel;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;

/**
 * What a context costs: the time until a new one has run its first script, and the memory that it takes then, for 1, 100 and 1,000
 * contexts on one engine, which share their code or do not.
 */
public final class ContextsReport {
    private static final int[] COUNTS = {1, 100, 1000};

    private ContextsReport() {}

    public static void main(String[] arguments) throws Exception {
        Source source = Source.newBuilder("lua", """
            local t = {}
            for i = 1, 100 do t[i] = tostring(i) end
            function handler(n) return #t + n end
            return handler(1)
            """, "plugin.lua").build();
        System.out.printf(
                "%-10s %-7s %8s %16s %16s %12s%n", "level", "code", "contexts", "first (ms)", "each (ms)", "each (KB)");
        for (TrustLevel level : new TrustLevel[] {TrustLevel.UNTRUSTED, TrustLevel.TRUSTED}) {
            for (boolean sharedCode : new boolean[] {true, false}) {
                for (int count : COUNTS) {
                    report(level, sharedCode, count, source);
                }
            }
        }
    }

    private static void report(TrustLevel level, boolean sharedCode, int count, Source source) throws Exception {
        try (Engine engine = Engine.newBuilder("lua").build()) {
            List<Context> contexts = new ArrayList<>();
            long before = usedMemory();
            long start = System.nanoTime();
            contexts.add(create(level, sharedCode, engine, source));
            long first = System.nanoTime() - start;
            long usedByFirst = usedMemory() - before;
            start = System.nanoTime();
            for (int i = 1; i < count; i++) {
                contexts.add(create(level, sharedCode, engine, source));
            }
            long rest = System.nanoTime() - start;
            long used = usedMemory() - before;
            int others = Math.max(1, count - 1);
            System.out.printf(
                    "%-10s %-7s %8d %16.2f %16.2f %12.1f%n",
                    level,
                    sharedCode ? "shared" : "own",
                    count,
                    first / 1e6,
                    count == 1 ? first / 1e6 : rest / 1e6 / others,
                    (count == 1 ? usedByFirst : used - usedByFirst) / 1024.0 / others);
            contexts.forEach(context -> context.close(true));
        }
    }

    private static Context create(TrustLevel level, boolean sharedCode, Engine engine, Source source) {
        Context context = level.newContext()
                .engine(engine)
                .option("lua.SharedCode", Boolean.toString(sharedCode))
                .build();
        if (context.eval(source).asInt() != 101) {
            throw new AssertionError();
        }
        return context;
    }

    private static long usedMemory() throws InterruptedException {
        Runtime machine = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return machine.totalMemory() - machine.freeMemory();
    }
}
