package dev.flua.language.runtime.limits;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The thread that looks after all contexts of the process that have limits. It exists as long as there are any: it never enters
 * a context, and does nothing that could take long.
 */
final class LimitClock {
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(10);

    private static final LimitClock INSTANCE = new LimitClock();

    private final Set<LimitGuard> guards = new HashSet<>();
    private boolean running;

    private LimitClock() {}

    static void add(LimitGuard guard) {
        INSTANCE.start(guard);
    }

    static void remove(LimitGuard guard) {
        INSTANCE.stop(guard);
    }

    private synchronized void start(LimitGuard guard) {
        guards.add(guard);
        if (!running) {
            running = true;
            Thread thread = new Thread(null, this::run, "flua limits");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private synchronized void stop(LimitGuard guard) {
        guards.remove(guard);
        if (guards.isEmpty()) {
            notifyAll();
        }
    }

    private void run() {
        for (List<LimitGuard> current = await(); !current.isEmpty(); current = await()) {
            long now = System.nanoTime();
            for (LimitGuard guard : current) {
                guard.tick(now);
            }
        }
    }

    /** Waits for the next tick; an empty list where there is nothing left to do. */
    private synchronized List<LimitGuard> await() {
        try {
            long end = System.nanoTime() + TICK;
            long rest = TICK;
            while (!guards.isEmpty() && rest > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, rest);
                rest = end - System.nanoTime();
            }
        } catch (InterruptedException e) {
            guards.clear(); // nobody has a reason to do this
        }
        running = !guards.isEmpty();
        return List.copyOf(guards);
    }
}
