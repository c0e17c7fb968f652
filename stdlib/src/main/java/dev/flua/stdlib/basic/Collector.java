package dev.flua.stdlib.basic;

import dev.flua.language.runtime.LuaString;

/** The garbage collector as a program sees it through {@code collectgarbage} (manual §2.5). */
final class Collector {
    /** Programs that collect in a loop want a small heap or a finalizer, not a second per round. */
    private static final long MIN_NANOSECONDS_BETWEEN_COLLECTIONS = 200_000_000;

    private static final double BYTES_PER_KILOBYTE = 1024;
    private static final long DEFAULT_PAUSE = 200;
    private static final long DEFAULT_STEP_MULTIPLIER = 100;

    /** How the collector works, or would. */
    enum Mode {
        INCREMENTAL("incremental"),
        GENERATIONAL("generational");

        private final LuaString text;

        Mode(String text) {
            this.text = LuaString.intern(text);
        }

        LuaString text() {
            return text;
        }
    }

    private boolean running = true;
    private Mode mode = Mode.INCREMENTAL;
    private long pause = DEFAULT_PAUSE;
    private long stepMultiplier = DEFAULT_STEP_MULTIPLIER;
    private long lastCollection = System.nanoTime() - MIN_NANOSECONDS_BETWEEN_COLLECTIONS;

    void collect() {
        long now = System.nanoTime();
        if (now - lastCollection >= MIN_NANOSECONDS_BETWEEN_COLLECTIONS) {
            System.gc();
            lastCollection = System.nanoTime();
        }
    }

    /** The heap in use, of the whole virtual machine. */
    double kilobytes() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / BYTES_PER_KILOBYTE;
    }

    boolean isRunning() {
        return running;
    }

    /** Returns 0, as the reference does. */
    long setRunning(boolean value) {
        running = value;
        return 0;
    }

    /** Returns the mode before. */
    Mode setMode(Mode value) {
        Mode before = mode;
        mode = value;
        return before;
    }

    /** Returns the pause before, in percent. */
    long setPause(long value) {
        long before = pause;
        pause = value;
        return before;
    }

    /** Returns the step multiplier before, in percent. */
    long setStepMultiplier(long value) {
        long before = stepMultiplier;
        stepMultiplier = value;
        return before;
    }
}
