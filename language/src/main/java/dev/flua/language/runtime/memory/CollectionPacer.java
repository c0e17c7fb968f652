package dev.flua.language.runtime.memory;

import dev.flua.language.runtime.ProgramState;
import java.util.concurrent.TimeUnit;

/**
 * Has the virtual machine collect garbage for programs that can tell, because they have weak tables or finalizers. It would
 * collect when much has been allocated, and then mostly young objects: a loop that waits for a finalizer might wait forever,
 * since the compiler removes allocations that nobody sees.
 *
 * <p>A full collection comes soon after a weak table or a finalizer is made, and then after ever longer pauses; and before
 * finalizers are called, so that what a program sees in one is the state after a whole cycle, as in the reference. The time
 * that this takes is limited to a small part of the program's.
 */
final class CollectionPacer {
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    /** Between two collections, so many times as long as the last one took. */
    private static final int MIN_PAUSE = 20;

    /** The same before finalizers are called. */
    private static final int MIN_PAUSE_BEFORE_FINALIZERS = 5;

    private final ProgramState context;
    private final Finalizers finalizers;
    private Thread thread;
    private long pause = FIRST_PAUSE;
    private long lastEnd;
    private long lastDuration;
    private boolean garbage;
    private boolean stopped;
    private boolean closed;

    CollectionPacer(ProgramState context, Finalizers finalizers) {
        this.context = context;
        this.finalizers = finalizers;
    }

    /** The program has got something by which it can tell. */
    synchronized void watch() {
        if (closed) {
            return;
        }
        if (thread == null) {
            lastEnd = System.nanoTime();
            thread = context.env().createSystemThread(this::run);
            thread.setDaemon(true);
            thread.start();
        } else if (pause > FIRST_PAUSE) {
            notifyAll();
        }
        pause = FIRST_PAUSE;
    }

    /** Whether there are tables whose finalizers have to be called. */
    synchronized void setGarbage(boolean value) {
        garbage = value;
        notifyAll();
    }

    /** Whether the program wants no collections ({@code collectgarbage("stop")}). */
    synchronized void setStopped(boolean value) {
        stopped = value;
        notifyAll();
    }

    /** Ends the thread. */
    void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            notifyAll();
            running = thread;
        }
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        try {
            while (await()) {
                long start = System.nanoTime();
                System.gc();
                collected(start);
                finalizers.deliverFound();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until there should be a collection; false where the context ends before that. */
    private synchronized boolean await() throws InterruptedException {
        while (!closed) {
            long rest = lastEnd + currentPause() - System.nanoTime();
            if (stopped) {
                wait();
            } else if (rest > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, rest);
            } else {
                return true;
            }
        }
        return false;
    }

    private long currentPause() {
        return garbage ? MIN_PAUSE_BEFORE_FINALIZERS * lastDuration : Math.max(pause, MIN_PAUSE * lastDuration);
    }

    private synchronized void collected(long start) {
        lastEnd = System.nanoTime();
        lastDuration = lastEnd - start;
        pause *= 2;
    }
}
