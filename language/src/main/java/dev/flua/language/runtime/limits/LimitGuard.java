package dev.flua.language.runtime.limits;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.ThreadLocalAction;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.ProgramState;
import dev.flua.language.runtime.memory.FinalizersStopped;
import java.io.OutputStream;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that the program of one context keeps its {@link Limits}. A program that does not is stopped, as an embedder stops
 * it who closes the context: nothing in the program can catch that, and it cannot be continued.
 *
 * <p>Time and memory are looked at in the program's own thread, between two of its steps, as often as {@link LimitClock} asks for
 * it; long-running library functions are such steps too where they poll.
 */
public final class LimitGuard implements Allocation.Limit {
    /** Ticks between two looks at a program that does not run. */
    private static final int MAX_IDLE_TICKS = 10;

    private final ProgramState context;
    private final Limits limits;
    private final LimitInstrument.Stop stop;
    private final MemoryGauge memory;
    private final Look look = new Look();
    private Future<Void> asked;
    private volatile boolean looked;
    private int idleTicks;
    private int ticksToSkip;
    private long lastTick;
    private long runningTime;
    private long written;

    private LimitGuard(ProgramState context, Limits limits) {
        this.context = context;
        this.limits = limits;
        stop = LimitInstrument.find(context.env());
        memory = limits.memory() == 0 ? null : new MemoryGauge(context, limits.memory());
    }

    /** The guard of a new context; null where it has no limits. */
    public static LimitGuard start(ProgramState context, Limits limits) {
        if (!limits.exist()) {
            return null;
        }
        LimitGuard guard = new LimitGuard(context, limits);
        LimitClock.add(guard);
        return guard;
    }

    /** The context ends. */
    public void close() {
        LimitClock.remove(this);
    }

    /** A stream in front of {@code out} that counts. */
    public OutputStream limited(OutputStream out) {
        return limits.output() == 0 ? out : new LimitedStream(this, out);
    }

    /** Called before {@code bytes} are written to a standard stream. */
    @TruffleBoundary
    void writing(long bytes) {
        written += bytes;
        if (written > limits.output()) {
            stop(null, "it wrote more than " + inUnits(limits.output()));
        }
    }

    @Override
    public void allocating(long bytes) {
        if (memory == null || memory.hasRoom(bytes)) {
            return;
        }
        if (memory.isOverLimit()) {
            stopForMemory(null); // before the clock saw it
        }
        throw Allocation.failed();
    }

    /** Called by the clock: sees whether the program ran since the last tick, and asks it to be looked at again. */
    void tick(long now) {
        if (ticksToSkip > 0) {
            ticksToSkip--;
            return;
        }
        if (asked != null) {
            boolean done = asked.isDone();
            if (!done || looked) {
                count(now);
                idleTicks = 0;
            } else {
                idleTicks = Math.min(idleTicks + 1, MAX_IDLE_TICKS);
            }
            if (!done) {
                return; // the program is in a step that takes long
            }
        }
        looked = false;
        lastTick = now;
        try {
            asked = context.env().submitThreadLocal(null, look);
        } catch (IllegalStateException e) {
            close(); // the context has just ended
            return;
        }
        if (asked.isDone()) {
            ticksToSkip = idleTicks;
        }
    }

    private synchronized void count(long now) {
        runningTime += now - lastTick;
        lastTick = now;
    }

    private synchronized long runningTime() {
        return runningTime;
    }

    /** Looks at the program between two of its steps. */
    private final class Look extends ThreadLocalAction {
        Look() {
            super(true, false);
        }

        @Override
        protected void perform(Access access) {
            looked = true;
            if (limits.time() > 0 && runningTime() > limits.time()) {
                stop(access.getLocation(), "it ran longer than " + inSeconds(limits.time()));
            }
            if (memory != null && !memory.isBelowLimit()) {
                stopForMemory(access.getLocation());
            }
        }
    }

    private void stopForMemory(Node location) {
        stop(location, "it used more than " + inUnits(limits.memory()) + " of memory");
    }

    @Override
    public void heapFull(Node location) {
        stop(location, "it filled the heap");
    }

    /** Ends the program. Does not return to it. */
    private void stop(Node location, String reason) {
        if (context.isClosing()) {
            throw new FinalizersStopped(reason);
        }
        stop.stop(location, "the program was stopped: " + reason);
    }

    private static String inSeconds(long nanoseconds) {
        long milliseconds = TimeUnit.NANOSECONDS.toMillis(nanoseconds);
        return milliseconds % 1000 == 0 ? milliseconds / 1000 + " s" : milliseconds + " ms";
    }

    private static String inUnits(long bytes) {
        if (bytes % (1 << 20) == 0) {
            return (bytes >> 20) + " MB";
        }
        return bytes % (1 << 10) == 0 ? (bytes >> 10) + " KB" : bytes + " bytes";
    }
}
