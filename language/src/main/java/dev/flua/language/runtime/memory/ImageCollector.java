package dev.flua.language.runtime.memory;

/**
 * What the heap of native images can do besides what Java offers. This is the answer where nothing is known; images that are
 * built with flua's ahead-of-time part have another.
 */
public final class ImageCollector {
    private ImageCollector() {}

    /** Whether the collector knows {@link FinalReference}s. */
    static boolean findsGarbage() {
        return false;
    }

    /** Bytes that the current thread has allocated since it began; -1 where the heap does not tell. */
    static long allocated() {
        return -1;
    }
}
