package dev.flua.language.runtime.limits;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.ThreadLocalAction;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.ProgramState;
import dev.flua.language.runtime.memory.FinalizersStopped;
import dev.flua.language.runtime.memory.MachineHeap;
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
    private final LimitInstrument instrument;
    private final MemoryGauge memory;
    private final Look look = new Look();
    private Future<Void> asked;
    private volatile boolean looked;
    private volatile int idleTicks;
    private volatile int ticksToSkip;
    private long lastTick;
    private long runningTime;
    private long written;

    /** How often the context is entered; the outermost entry is the call that is limited. */
    private int entries;

    private long callStart;
    private long callAllocated;
    private Thread callThread;
    private long statementsLeft;

    private LimitGuard(ProgramState context, Limits limits) {
        this.context = context;
        this.limits = limits;
        instrument = LimitInstrument.find(context.env());
        memory = limits.memory() == 0 ? null : new MemoryGauge(context, limits.memory());
    }

    /**
     * The guard of a new context; null where it has no limits.
     *
     * @param inCall whether the context is entered for a call
     */
    public static LimitGuard start(ProgramState context, Limits limits, boolean inCall) {
        if (!limits.exist()) {
            return null;
        }
        LimitGuard guard = new LimitGuard(context, limits);
        if (inCall) {
            guard.entered();
        }
        guard.instrument.add(context.env().getContext(), guard, limits);
        LimitClock.add(guard);
        return guard;
    }

    /** The context ends. */
    public void close() {
        LimitClock.remove(this);
        instrument.remove(context.env().getContext());
    }

    /** A thread enters the context: a call from the host, or, if it is in it already, from Java code that the program called. */
    synchronized void entered() {
        if (entries++ == 0) {
            beginCall();
        }
    }

    /** Undoes an {@link #entered}. */
    synchronized void left() {
        entries = Math.max(0, entries - 1); // the first entry may have been before the guard was there
    }

    private void beginCall() {
        callStart = System.nanoTime();
        callAllocated = limits.callMemory() == 0 ? 0 : MachineHeap.allocated();
        callThread = Thread.currentThread();
        statementsLeft = limits.callStatements();
        idleTicks = 0;
        ticksToSkip = 0; // the clock may have got used to a program that does not run
    }

    /** The embedder gives all that the program may use up anew, but for memory that it still uses. */
    synchronized void reset() {
        runningTime = 0;
        written = 0;
        beginCall();
    }

    /** Called in front of each statement. */
    void statement(Node location) {
        if (limits.callStatements() > 0 && --statementsLeft < 0) {
            tooManyStatements(location);
        }
    }

    @TruffleBoundary
    private void tooManyStatements(Node location) {
        stop(location, "a call executed more than " + limits.callStatements() + " statements");
    }

    private synchronized boolean isCallTooLong() {
        return limits.callTime() > 0 && entries > 0 && System.nanoTime() - callStart > limits.callTime();
    }

    /** Whether the current call has allocated too much, or would with {@code more} bytes. */
    private synchronized boolean isCallTooLarge(long more) {
        return limits.callMemory() > 0
                && entries > 0
                && Thread.currentThread() == callThread
                && MachineHeap.allocated() - callAllocated + more > limits.callMemory();
    }

    private void stopForCallMemory(Node location) {
        stop(location, "a call allocated more than " + inUnits(limits.callMemory()) + " of memory");
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
        if (isCallTooLarge(bytes)) {
            stopForCallMemory(null);
        }
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
        int skipped = ticksToSkip;
        if (skipped > 0) {
            ticksToSkip = skipped - 1;
            return;
        }
        if (asked != null) {
            boolean done = asked.isDone();
            if (!done || looked) {
                count(now);
                idleTicks = 0;
            } else {
                int idle = idleTicks; // which a call may set to 0 meanwhile
                idleTicks = Math.min(idle + 1, MAX_IDLE_TICKS);
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
            if (isCallTooLong()) {
                stop(access.getLocation(), "a call took longer than " + inSeconds(limits.callTime()));
            }
            if (isCallTooLarge(0)) {
                stopForCallMemory(access.getLocation());
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
        instrument.stop(location, "the program was stopped: " + reason);
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
