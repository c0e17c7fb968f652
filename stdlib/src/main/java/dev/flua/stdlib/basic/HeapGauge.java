package dev.flua.stdlib.basic;

import com.oracle.truffle.api.TruffleOptions;
import dev.flua.language.LuaContext;
import dev.flua.language.runtime.HeapSurvey;
import dev.flua.language.runtime.MachineHeap;

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

    private final LuaContext context;
    private long atCollection;
    private long start;

    /** Whether what is known of the last collection is out of date. Nothing is counted before the program asks. */
    private boolean outdated = true;

    private boolean asked;

    HeapGauge(LuaContext context) {
        this.context = context;
    }

    static HeapGauge of(LuaContext context) {
        return TruffleOptions.AOT ? new ImageHeapGauge(context) : new MachineHeapGauge(context);
    }

    /** Bytes in use. */
    final long bytes() {
        asked = true;
        if (outdated) {
            measure();
        }
        long allocated = MachineHeap.allocated() - start;
        if (allocated > OVERHEAD || atCollection > MANY) {
            return atCollection + allocated;
        }
        long growth = Math.max(0, HeapSurvey.bytes(context) - atCollection);
        start = MachineHeap.allocated() - allocated; // without what the survey took
        return atCollection + growth + growth / GARBAGE_DIVISOR;
    }

    /** There was a collection. */
    final void collected() {
        outdated = true;
        if (asked) {
            measure();
        }
    }

    private void measure() {
        outdated = false;
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
