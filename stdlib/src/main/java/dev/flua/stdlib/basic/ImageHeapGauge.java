package dev.flua.stdlib.basic;

import dev.flua.language.LuaContext;

/** The heap of a native image, which has none of the gauges of a Java virtual machine. */
final class ImageHeapGauge extends HeapGauge {
    private final Runtime runtime = Runtime.getRuntime();
    private long highest;

    ImageHeapGauge(LuaContext context) {
        super(context);
    }

    @Override
    boolean noticesCollection() {
        long before = highest;
        highest = allocated();
        return highest < before;
    }

    @Override
    long allocated() {
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Override
    long usedAfterCollection() {
        return allocated();
    }
}
