package dev.flua.tck;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Tests with seeded random cases: the same ones in each build, others with {@code -Dflua.differential.seed=N}. Skipped where
 * there is no reference interpreter.
 */
abstract class RandomCases {
    static final long SEED = Long.getLong("flua.differential.seed", 1);

    /** A slow machine tries fewer cases. */
    private static final Duration LIMIT = Duration.ofSeconds(25);

    private final long start = System.nanoTime();

    static Differential differential() throws IOException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin", Differential.REFERENCE)),
                Differential.REFERENCE + " is missing");
        return new Differential(Differential.REFERENCE, Differential.goldenPrograms(Flua.ROOT));
    }

    boolean timeIsLeft() {
        return System.nanoTime() - start < LIMIT.toNanos();
    }
}
