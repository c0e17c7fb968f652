package dev.flua.language.runtime.coroutine;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.TruffleContext;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.TruffleSafepoint.Interrupter;
import java.util.concurrent.Semaphore;

/**
 * A coroutine's stack as a thread, where continuations are out of reach. Control is handed over: of the threads of a
 * context at most one is entered at any time, the others wait outside. Hundreds of times slower than {@link
 * ContinuationStack}.
 */
final class ThreadStack extends CoroutineStack {
    /** Deep enough for what one coroutine usually does; address space, not memory. */
    private static final long STACK_BYTES = 16L << 20;

    private final TruffleContext context;
    private final Semaphore resumed = new Semaphore(0);
    private final Semaphore suspended = new Semaphore(0);
    private final Thread thread;
    private boolean started;
    private boolean abandoned;

    ThreadStack(RootCallTarget body, Env env) {
        super(body, null);
        context = env.getContext();
        thread = env.newTruffleThreadBuilder(this)
                .stackSize(STACK_BYTES)
                .afterLeave(suspended::release)
                .build();
        thread.setName("flua coroutine");
        thread.setDaemon(true);
    }

    @Override
    protected void enter() {
        if (started) {
            handOver(resumed::release, suspended);
        } else {
            started = true;
            handOver(thread::start, suspended);
        }
    }

    @Override
    protected void requireRoom() {
        // A thread has its own.
    }

    @Override
    protected void suspend() {
        handOver(suspended::release, resumed);
        if (abandoned) {
            throw new Abandoned();
        }
    }

    /** Leaves the context, has the other thread run, and comes back when it signals {@code back}. */
    private void handOver(Runnable signal, Semaphore back) {
        boolean[] signalled = new boolean[1];
        context.leaveAndEnter(
                null,
                Interrupter.THREAD_INTERRUPT,
                semaphore -> {
                    if (!signalled[0]) { // an interrupted wait begins anew
                        signalled[0] = true;
                        signal.run();
                    }
                    semaphore.acquire();
                    return null;
                },
                back);
    }

    @Override
    boolean outlivesFunction() {
        return true; // the thread takes a moment to end
    }

    @Override
    protected void abandon() {
        if (!started) {
            return;
        }
        if (!isFinished()) {
            abandoned = true;
            enter();
        }
        TruffleSafepoint.setBlockedThreadInterruptible(null, Thread::join, thread);
    }

    /** Unwinds the stack of an abandoned coroutine without being caught by anything of the language. */
    private static final class Abandoned extends Error {
        private static final long serialVersionUID = 1;
    }
}
