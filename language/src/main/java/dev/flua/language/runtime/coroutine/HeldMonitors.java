package dev.flua.language.runtime.coroutine;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;

/**
 * Keeps continuations from the monitors ({@code synchronized}) that are held where one is run. A thread has the monitors that it
 * holds in a short list. A continuation that is left takes the whole list along, also what belongs to frames below it, because
 * virtual threads have none; and the machine crashes when these frames leave their monitors (JDK 25). But a monitor for which the
 * list has no room any more is kept elsewhere, and the oldest go first.
 */
final class HeldMonitors {
    /** The length of the list ({@code LockStack::CAPACITY} of HotSpot). */
    private static final int LENGTH = 8;

    private final Object[] fillers = new Object[LENGTH];

    HeldMonitors() {
        for (int i = 0; i < LENGTH; i++) {
            fillers[i] = new Object();
        }
    }

    /** Empties the list of the current thread. */
    @TruffleBoundary
    void leaveList() {
        fill(0);
    }

    private void fill(int count) {
        if (count < LENGTH) {
            synchronized (fillers[count]) {
                fill(count + 1);
            }
        }
    }
}
