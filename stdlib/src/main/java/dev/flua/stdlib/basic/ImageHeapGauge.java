package dev.flua.stdlib.basic;

/** The heap of a native image, which hardly anyone but the program uses, and which has none of the JVM's gauges. */
final class ImageHeapGauge implements HeapGauge {
    private final Runtime runtime = Runtime.getRuntime();

    @Override
    public double bytes() {
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Override
    public boolean isOutdated() {
        return false;
    }

    @Override
    public void collected() {
        // The heap itself tells what is left.
    }
}
