package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** Random texts load, or give the syntax error of the reference interpreter; the seed of one that differs is in the message. */
class ParserFuzzTest extends RandomCases {
    private static final int BATCHES = 40;

    @Test
    void chunks() throws Exception {
        try (Differential differential = differential()) {
            for (int i = 0; i < BATCHES && timeIsLeft(); i++) {
                assertNull(differential.compareChunks(SEED + (long) i * Differential.CHUNKS, Differential.CHUNKS));
            }
        }
    }
}
