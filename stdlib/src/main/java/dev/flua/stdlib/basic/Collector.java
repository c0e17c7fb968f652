package dev.flua.stdlib.basic;

import dev.flua.language.context.ContextState;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.LuaString;

/** The garbage collector as a program sees it through {@code collectgarbage} (manual §2.5). */
public final class Collector {
    private static final ContextState<Collector> STATE = ContextState.of(Collector::new);

    private static final long MIN_NANOSECONDS_BETWEEN_COLLECTIONS = 200_000_000;

    /** Between two collections that the program cannot tell, so many times as long as the last one took. */
    private static final int MIN_PAUSE = 4;

    private static final double BYTES_PER_KILOBYTE = 1024;
    /** Steps of so many kilobytes make a cycle; the reference's depend on the size of the heap. */
    private static final long KILOBYTES_PER_CYCLE = 100;

    private static final long BASIC_STEP = 1;
    private static final long DEFAULT_PAUSE = 200;
    private static final long DEFAULT_STEP_MULTIPLIER = 100;

    /** How the collector works, or would. */
    public enum Mode {
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

    private final LuaContext context;
    private boolean running = true;
    private Mode mode = Mode.INCREMENTAL;
    private long pause = DEFAULT_PAUSE;
    private long stepMultiplier = DEFAULT_STEP_MULTIPLIER;
    private long progress;
    private final HeapGauge heap;
    private boolean hasCollected;
    private long lastCollection;
    private long lastDuration;

    private Collector(LuaContext context) {
        this.context = context;
        heap = HeapGauge.of(context);
    }

    /** The collector of a program. */
    public static Collector of(LuaContext context) {
        return STATE.get(context);
    }

    /**
     * Collects the heap of the whole virtual machine, clears the entries of weak tables, closes files that nothing refers to
     * any more, and calls finalizers. Programs that collect all the time, and cannot tell whether it happened, are spared most
     * of it.
     */
    public void collect() {
        long start = System.nanoTime();
        long pause = Math.max(MIN_NANOSECONDS_BETWEEN_COLLECTIONS, MIN_PAUSE * lastDuration);
        if (!hasCollected || context.observesCollections() || start - lastCollection > pause) {
            context.forgetUnused();
            System.gc();
            if (context.weakTables().forgetCollected()) {
                System.gc();
            }
            hasCollected = true;
            lastCollection = System.nanoTime();
            lastDuration = lastCollection - start;
            heap.collected();
            context.releaseHoldings();
            context.finalizers().runAfterCollection();
        }
        progress = 0;
    }

    /**
     * Takes a step of so many kilobytes.
     *
     * @return whether the step finished a cycle
     */
    public boolean step(long kilobytes) {
        progress += mode == Mode.GENERATIONAL && kilobytes == 0 ? KILOBYTES_PER_CYCLE : Math.max(kilobytes, BASIC_STEP);
        if (progress < KILOBYTES_PER_CYCLE) {
            return false;
        }
        collect();
        return true;
    }

    /** The memory that the program uses. While the collector is stopped it does not shrink. */
    public double kilobytes() {
        context.setObservesCollections();
        if (running && heap.noticesCollection()) {
            heap.collected();
        }
        return heap.bytes() / BYTES_PER_KILOBYTE;
    }

    /** Whether the program has not stopped it. */
    public boolean isRunning() {
        return running;
    }

    /** Returns 0, as the reference does. */
    public long setRunning(boolean value) {
        running = value;
        context.finalizers().setStopped(!value);
        return 0;
    }

    /** Returns the mode before. */
    public Mode setMode(Mode value) {
        Mode before = mode;
        mode = value;
        return before;
    }

    /** Returns the pause before, in percent. */
    public long setPause(long value) {
        long before = pause;
        pause = value;
        return before;
    }

    /** Returns the step multiplier before, in percent. */
    public long setStepMultiplier(long value) {
        long before = stepMultiplier;
        stepMultiplier = value;
        return before;
    }
}
