package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.flua.embedding.TrustLevel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls every library function, as the libraries' own tables have them, with arguments that make it work for long: each call ends by
 * itself, or soon after the time limit. The arguments are made of numbers that follow from the function's name, the same each time;
 * {@code -Dflua.hostile.seconds} is how long each function is tried.
 */
class HostileCallsTest {
    private static final Duration LIMIT = Duration.ofMillis(500);

    /** The machine may be busy, and a step between two looks at the clock may be an allocation of much memory. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration TIME_FOR_EACH =
            Duration.ofMillis(1000L * Integer.getInteger("flua.hostile.seconds", 1));
    private static final int ROUNDS = 100;

    private static Engine engine;
    private static Source program;

    @TempDir
    static Path folder;

    @BeforeAll
    static void create() throws IOException {
        engine = Engine.create("lua");
        try (InputStream text = HostileCallsTest.class.getResourceAsStream("/hostile/calls.lua")) {
            program = Source.newBuilder(
                            "lua", new String(text.readAllBytes(), StandardCharsets.ISO_8859_1), "calls.lua")
                    .build();
        }
    }

    @AfterAll
    static void close() {
        engine.close(true);
    }

    private static Context newContext(String time) {
        return TrustLevel.RESTRICTED
                .newContext(folder)
                .engine(engine)
                .out(OutputStream.nullOutputStream())
                .err(OutputStream.nullOutputStream())
                .in(InputStream.nullInputStream())
                .option("lua.MaxTime", time)
                .build();
    }

    private static Value load(Context context, ProxyExecutable record) {
        return context.parse(program).execute(record, folder.toString());
    }

    @TestFactory
    Stream<DynamicTest> functions() {
        List<String> names = new ArrayList<>();
        try (Context context = newContext("1m")) {
            Value list = load(context, _ -> null).getArrayElement(0);
            for (int i = 0; i < list.getArraySize(); i++) {
                names.add(list.getArrayElement(i).asString());
            }
        }
        assertTrue(names.size() > 150, names::toString);
        return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
    }

    private static void check(String name) {
        long end = System.nanoTime() + TIME_FOR_EACH.toNanos();
        long[] round = {0};
        long longest = 0;
        long longestRound = 0;
        int stops = 0;
        while (System.nanoTime() < end || round[0] == 0) {
            Context context = newContext(LIMIT.toMillis() + "ms");
            try {
                long start = System.nanoTime();
                try {
                    ProxyExecutable record = arguments -> {
                        round[0] = arguments[0].asLong();
                        return null;
                    };
                    load(context, record).getArrayElement(1).executeVoid(name, round[0] + 1, ROUNDS);
                } catch (PolyglotException e) {
                    assertFalse(e.isInternalError(), () -> name + ", round " + round[0] + ": " + e);
                    stops++;
                }
                long time = System.nanoTime() - start;
                if (time > longest) {
                    longest = time;
                    longestRound = round[0];
                }
            } finally {
                context.close(true);
            }
        }
        long milliseconds = longest / 1_000_000;
        System.out.printf(
                "%-40s %6d rounds %3d stops, longest %5d ms at %d%n",
                name, round[0], stops, milliseconds, longestRound);
        String where = name + ", round " + longestRound;
        assertTrue(longest < LIMIT.plus(GRACE).toNanos(), () -> where + " took " + milliseconds + " ms");
    }
}
