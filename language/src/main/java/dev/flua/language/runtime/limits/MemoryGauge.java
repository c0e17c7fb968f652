package dev.flua.language.runtime.limits;

import dev.flua.language.runtime.ProgramState;
import dev.flua.language.runtime.memory.HeapSurvey;
import dev.flua.language.runtime.memory.MachineHeap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Whether the values of a program fit into the memory that it may use. What its threads allocate tells when it is time to measure
 * what is still reachable: so the measuring takes a small part of the time that the allocating took.
 */
final class MemoryGauge {
    /** It is measured again when this part of the limit has been allocated, if not more was left. */
    private static final int MIN_STEPS = 8;

    private final ProgramState context;
    private final long limit;
    private final Map<Thread, Long> allocatedByThread = new WeakHashMap<>();
    private long allocated;
    private long live;

    MemoryGauge(ProgramState context, long limit) {
        this.context = context;
        this.limit = limit;
    }

    /** Whether what the program uses is below its limit, as far as is known without measuring too often. */
    synchronized boolean isBelowLimit() {
        countAllocations();
        if (allocated < Math.max(limit - live, limit / MIN_STEPS)) {
            return true;
        }
        measure();
        return live <= limit;
    }

    /** Whether so many bytes more would fit. */
    synchronized boolean hasRoom(long bytes) {
        if (bytes > limit) {
            return false;
        }
        countAllocations();
        if (live + allocated + bytes > limit) {
            measure();
        }
        return live + bytes <= limit;
    }

    /** Whether the program used more than its limit when it was last measured. */
    synchronized boolean isOverLimit() {
        return live > limit;
    }

    private void measure() {
        live = HeapSurvey.bytes(context, limit);
        countAllocations();
        allocated = 0;
    }

    private void countAllocations() {
        long now = MachineHeap.allocated();
        Long before = allocatedByThread.put(Thread.currentThread(), now);
        // Less in use than before: there was a collection, and nobody knows.
        allocated += before == null || now < before ? limit / MIN_STEPS : now - before;
    }
}
