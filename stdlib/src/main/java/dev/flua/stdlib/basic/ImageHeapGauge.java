package dev.flua.stdlib.basic;

import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.memory.MachineHeap;

/** The heap of a native image, which has none of the gauges of a Java virtual machine. */
final class ImageHeapGauge extends HeapGauge {
    private long highest;

    ImageHeapGauge(LuaContext context) {
        super(context);
    }

    @Override
    boolean noticesCollection() {
        long before = highest;
        highest = MachineHeap.used();
        return highest < before;
    }

    @Override
    long usedAfterCollection() {
        return MachineHeap.used();
    }
}
