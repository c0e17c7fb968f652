package dev.flua.stdlib.basic;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import dev.flua.language.context.LuaContext;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The heap of a Java virtual machine, which tells about its collections. */
final class MachineHeapGauge extends HeapGauge {
    private final List<GarbageCollectorMXBean> collectors =
            ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class);
    private long collections;

    MachineHeapGauge(LuaContext context) {
        super(context);
    }

    @Override
    boolean noticesCollection() {
        long before = collections;
        collections = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            collections += collector.getCollectionCount();
        }
        return collections != before;
    }

    @Override
    long usedAfterCollection() {
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
}
