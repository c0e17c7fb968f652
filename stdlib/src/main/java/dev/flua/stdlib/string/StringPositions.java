package dev.flua.stdlib.string;

/** Positions in strings as arguments give them: counted from 1, negative from the end (manual §6.4). */
public final class StringPositions {
    private StringPositions() {}

    /** Where a range begins, counted from 1; not smaller than 1, but maybe beyond the end. */
    public static long start(long position, int length) {
        if (position > 0) {
            return position;
        }
        if (position == 0 || position < -length) {
            return 1;
        }
        return length + position + 1;
    }

    /** The last position of a range, counted from 1; between 0 and the length. */
    public static int end(long position, int length) {
        if (position > length) {
            return length;
        }
        if (position >= 0) {
            return (int) position;
        }
        return position < -length ? 0 : (int) (length + position + 1);
    }
}
