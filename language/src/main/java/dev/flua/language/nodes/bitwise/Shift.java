package dev.flua.language.nodes.bitwise;

/** Logical shifts by any distance: a negative one shifts the other way, one of 64 or more leaves zero (manual §3.4.2). */
final class Shift {
    private Shift() {}

    static long left(long value, long distance) {
        if (distance >= 0) {
            return distance >= Long.SIZE ? 0 : value << distance;
        }
        return distance <= -Long.SIZE ? 0 : value >>> -distance;
    }

    static long right(long value, long distance) {
        if (distance >= 0) {
            return distance >= Long.SIZE ? 0 : value >>> distance;
        }
        return distance <= -Long.SIZE ? 0 : value << -distance;
    }
}
