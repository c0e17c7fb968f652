package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;

/** Memory that values are about to take: large pieces are announced, and what cannot be had is a Lua error. */
public final class Allocation {
    /** Allocations of fewer bytes need not be announced. */
    private static final int LARGE = 1 << 20;

    /** How many bytes a chunk's code takes for each character of its text, about. */
    public static final int CODE_BYTES = 64;

    private static volatile long lastFailure;
    private static volatile boolean hasFailed;

    /** What keeps a program to the memory that it may use. */
    public interface Limit {
        /**
         * A large piece is about to be allocated.
         *
         * @throws LuaError "not enough memory" where the piece can never fit
         */
        void allocating(long bytes);

        /** The machine's heap is full: ends the program, since whoever has limits has to go. Does not return to it. */
        void heapFull(Node location);
    }

    private Allocation() {}

    /**
     * Called before a large piece of memory is allocated.
     *
     * @throws LuaError "not enough memory" where the piece can never fit
     */
    public static void announce(long bytes) {
        if (bytes >= LARGE) {
            announceLarge(bytes);
        }
    }

    @TruffleBoundary
    private static void announceLarge(long bytes) {
        ProgramState current = ProgramState.get(null);
        Limit limit = current == null ? null : current.memoryLimit();
        if (limit != null) {
            limit.allocating(bytes);
        }
    }

    /**
     * Called before a chunk's text is compiled.
     *
     * @throws LuaError "not enough memory" where the code can never fit
     */
    public static void announceCode(int characters) {
        announce((long) characters * CODE_BYTES);
    }

    /** Notes that an allocation has failed, and that the program is told so. */
    @TruffleBoundary
    public static void noteFailure() {
        lastFailure = System.nanoTime();
        hasFailed = true;
    }

    /** The error that stands for a failed allocation. */
    @TruffleBoundary
    public static LuaError failed() {
        noteFailure();
        return new LuaError(LuaString.of("not enough memory"), null);
    }

    /** Whether an allocation has failed in the last {@code nanoseconds}, in any program of the process. */
    public static boolean hasFailedWithin(long nanoseconds) {
        return hasFailed && System.nanoTime() - lastFailure <= nanoseconds;
    }
}
