package dev.flua.language.runtime;

/** Hashes in which each bit counts: the keys that programs make differ in few bits, anywhere. */
public final class HashMix {
    private HashMix() {}

    /** The hash of what {@code hash} stands for, followed by 64 more bits. Its low bits depend on all of them. */
    public static long add(long hash, long bits) {
        long h = (hash ^ bits) * 0x9E3779B97F4A7C15L;
        return h ^ (h >>> 32);
    }
}
