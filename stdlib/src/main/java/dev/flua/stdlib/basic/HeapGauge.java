package dev.flua.stdlib.basic;

import com.oracle.truffle.api.TruffleOptions;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.memory.HeapSurvey;
import dev.flua.language.runtime.memory.MachineHeap;

/**
 * How much memory the program uses, for {@code collectgarbage("count")}: what its values took after the last collection, and
 * what has been allocated since.
 */
abstract class HeapGauge {
    /**
     * While less than this has been allocated since a collection, it may all be for nodes, profiles and classes of code that is
     * executed for the first time. Then only the values that are in use count, and a part for the garbage that came with them.
     */
    private static final long OVERHEAD = 64 * 1024;

    private static final int GARBAGE_DIVISOR = 8;

    /** When values take more than this, the overhead makes no difference. */
    private static final long MANY = 1024 * 1024;

    /**
     * What counts as allocated between two questions at the least: the compiler removes what nobody sees, and a program that
     * waits for its heap to grow would wait for ever.
     */
    private static final int ROUND = 64;

    private final LuaContext context;
    private long atCollection;
    private long start;

    HeapGauge(LuaContext context) {
        this.context = context;
    }

    static HeapGauge of(LuaContext context) {
        HeapGauge gauge = TruffleOptions.AOT ? new ImageHeapGauge(context) : new MachineHeapGauge(context);
        gauge.collected(); // so that there is something to start from
        return gauge;
    }

    /** Bytes in use. */
    final long bytes() {
        long allocated = MachineHeap.allocated() - start;
        if (allocated > OVERHEAD || atCollection > MANY) {
            return atCollection + allocated;
        }
        long growth = Math.max(0, HeapSurvey.bytes(context) - atCollection);
        start = MachineHeap.allocated() - allocated - ROUND; // without what the survey took
        return atCollection + growth + growth / GARBAGE_DIVISOR;
    }

    /** There was a collection. */
    final void collected() {
        noticesCollection();
        long survey = HeapSurvey.bytes(context);
        atCollection = survey < 0 ? usedAfterCollection() : survey;
        start = MachineHeap.allocated();
    }

    /** Whether there was a collection since this was last called. */
    abstract boolean noticesCollection();

    /** Bytes of the whole heap that the last collection left. */
    abstract long usedAfterCollection();
}
