package dev.flua.language.runtime.memory;

/**
 * What the collector of native images can do besides what Java offers. This is the answer where nothing is known; images that are
 * built with flua's ahead-of-time part have another.
 */
public final class ImageCollector {
    private ImageCollector() {}

    /** Whether the collector knows {@link FinalReference}s. */
    static boolean findsGarbage() {
        return false;
    }
}
