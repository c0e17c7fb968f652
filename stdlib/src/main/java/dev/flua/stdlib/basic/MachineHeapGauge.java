package dev.flua.stdlib.basic;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The heap of a Java virtual machine. It is also that of its compiler and, in an embedding, of others. So what the program's thread allocates is counted, and what a collection has left,
 * if it is more than the one before left, as far as the program's thread can have allocated it.
 */
final class MachineHeapGauge implements HeapGauge {
    /**
     * So little memory does not count when it has been allocated since a collection: code that is executed for the first time
     * needs nodes and profiles, which are not the program's.
     */
    private static final int OVERHEAD = 64 * 1024;

    /** What each collection frees at least: the arguments and results of the call that asked for it. */
    private static final int MIN_FREED = 64;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<GarbageCollectorMXBean> collectors =
            ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class);
    private long used;
    private double ours;
    private long allocated;
    private long collections;

    /** Collects, so that there is something to start from. */
    MachineHeapGauge() {
        collected(); // loads the classes that this needs, which must not count as the program's
        System.gc();
        collected();
    }

    @Override
    public double bytes() {
        return ours + withoutOverhead(threads.getCurrentThreadAllocatedBytes() - allocated);
    }

    @Override
    public boolean isOutdated() {
        return collectionCount() != collections;
    }

    @Override
    public void collected() {
        long left = usedAfterCollection();
        if (left < used) {
            ours *= (double) left / used;
        } else {
            ours += withoutOverhead(Math.min(left - used, threads.getCurrentThreadAllocatedBytes() - allocated));
        }
        ours = Math.max(0, ours - MIN_FREED);
        used = left;
        collections = collectionCount();
        allocated = threads.getCurrentThreadAllocatedBytes(); // without what this has allocated
    }

    private static long withoutOverhead(long bytes) {
        return Math.max(0, bytes - OVERHEAD); // no jump: a program may compare before and after
    }

    /** What the last collection left, 0 where there was none. */
    private long usedAfterCollection() {
        GcInfo last = null;
        for (GarbageCollectorMXBean collector : collectors) {
            GcInfo info = collector.getLastGcInfo();
            if (info != null && (last == null || info.getEndTime() >= last.getEndTime())) {
                last = info;
            }
        }
        if (last == null) {
            return 0;
        }
        Map<String, MemoryUsage> pools = last.getMemoryUsageAfterGc();
        return collectors.stream()
                .flatMap(collector -> Stream.of(collector.getMemoryPoolNames()))
                .distinct()
                .mapToLong(pool -> pools.get(pool).getUsed())
                .sum();
    }

    private long collectionCount() {
        long count = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            count += collector.getCollectionCount();
        }
        return count;
    }
}
