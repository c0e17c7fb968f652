package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** Random programs on flua and on the reference interpreter; the seed of a case that differs is in the message. */
class DifferentialTest extends RandomCases {
    private static final int PROGRAMS = 150;

    @Test
    void programs() throws Exception {
        try (Differential differential = differential()) {
            for (int i = 0; i < PROGRAMS && timeIsLeft(); i++) {
                assertNull(differential.compareProgram(SEED + i));
            }
        }
    }
}
