package dev.flua.language.runtime;

import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.nodes.Node;

/**
 * Lets a program be stopped, interrupted and looked at while a library function works for long without calling any code of the
 * program. Compiled code does that by itself in its loops, code behind a boundary and in the interpreter does not.
 */
public final class LongWork {
    private static final int ROUNDS = 1 << 10;

    /** Tiny steps, such as looks at a byte, that may pass before the program is given the chance to be stopped. */
    public static final int STEPS = 1 << 16;

    private LongWork() {}

    /** Called in each round of a loop that does little in each. */
    public static void round(long number, Node location) {
        if (number % ROUNDS == 0) {
            TruffleSafepoint.poll(location);
        }
    }

    /** Work on a piece of something long. */
    @FunctionalInterface
    public interface Piece {
        void run(int from, int to);
    }

    /** Does work that takes next to nothing for each of {@code from..to}, such as changing bytes. */
    public static void inPieces(int from, int to, Node location, Piece work) {
        int start = from;
        while (to - start > STEPS) {
            work.run(start, start + STEPS);
            start += STEPS;
            TruffleSafepoint.poll(location);
        }
        work.run(start, to);
    }

    /**
     * Called where work is counted in tiny steps.
     *
     * @param steps those since this last returned 0
     * @return as many, or 0 if it was time to be interrupted
     */
    public static long steps(long steps, Node location) {
        if (steps < STEPS) {
            return steps;
        }
        TruffleSafepoint.poll(location);
        return 0;
    }
}
