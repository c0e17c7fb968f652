package dev.flua.stdlib.math;

/** The generator xoshiro256** of Blackman and Vigna with the reference's seeding, so that a seed gives the same numbers. */
final class Xoshiro256 {
    private static final int DISCARDED = 16;

    private long state0;
    private long state1;
    private long state2;
    private long state3;

    Xoshiro256() {
        seed(System.currentTimeMillis() / 1000, System.nanoTime() ^ System.identityHashCode(this));
    }

    void seed(long first, long second) {
        state0 = first;
        state1 = 0xff;
        state2 = second;
        state3 = 0;
        for (int i = 0; i < DISCARDED; i++) {
            next();
        }
    }

    /** 64 random bits. */
    long next() {
        long s0 = state0;
        long s1 = state1;
        long s2 = state2 ^ s0;
        long s3 = state3 ^ s1;
        state0 = s0 ^ s3;
        state1 = s1 ^ s2;
        state2 = s2 ^ (s1 << 17);
        state3 = Long.rotateLeft(s3, 45);
        return Long.rotateLeft(s1 * 5, 7) * 9;
    }

    /** The float in [0, 1) that the upper bits of a random number make. */
    static double toFloat(long random) {
        return (random >>> 11) * 0x1p-53;
    }

    /**
     * Brings a random number into [0, limit], both unsigned: it is cut to as many bits as the limit has, and drawn again
     * until it is not above the limit, so that every result is equally likely.
     */
    long project(long random, long limit) {
        if ((limit & (limit + 1)) == 0) {
            return random & limit;
        }
        long mask = -1L >>> Long.numberOfLeadingZeros(limit);
        long result = random & mask;
        while (Long.compareUnsigned(result, limit) > 0) {
            result = next() & mask;
        }
        return result;
    }
}
