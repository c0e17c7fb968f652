package dev.flua.language.runtime.coroutine;

import com.oracle.truffle.api.RootCallTarget;

/**
 * A coroutine's own stack: where its function runs, and what passes between it and the resumer. It knows nothing of the
 * {@link LuaCoroutine}, so that an abandoned coroutine is garbage even while a thread waits on its stack.
 */
public abstract class CoroutineStack implements Runnable {
    /** Something that is done on the stack of a suspended coroutine, instead of resuming it. */
    @FunctionalInterface
    interface Request {
        void perform();
    }

    private final RootCallTarget body;
    private final RootCallTarget switching;

    /**
     * On the way in {@code Object[]} (arguments) or a {@link Request}, on the way out a list of {@link
     * dev.flua.language.runtime.Values}.
     */
    private Object message;

    private Throwable failure;
    private boolean finished;
    private CoroutineEngine.Watch watch;

    /**
     * @param body code that runs first; its arguments are the {@link Request} or arguments of the first {@link #enter}
     * @param switching what has to be called with everything that switches stacks of one thread ({@link
     *      dev.flua.language.nodes.coroutine.StackSwitchNode}); may be null
     */
    protected CoroutineStack(RootCallTarget body, RootCallTarget switching) {
        this.body = body;
        this.switching = switching;
    }

    /** Switches to this stack until it {@link #suspend suspends} or ends. */
    protected abstract void enter();

    /**
     * Makes sure that the thread's stack has room for what this coroutine already has on its own.
     *
     * @throws StackOverflowError if it has not
     */
    protected abstract void requireRoom();

    /** The lowest address that code on this stack may use, 0 where it is the thread's own stack. */
    protected long limit() {
        return 0;
    }

    /** To be called before {@link #enter} where monitors may be held; nothing to do for stacks that do not mind. */
    protected void entersWithMonitors() {}

    /** Switches from this stack back to whoever entered it. */
    protected abstract void suspend();

    /** Nobody will enter this stack any more: gives up what it holds besides objects, and runs no code of the coroutine. */
    protected abstract void abandon();

    final void setWatch(CoroutineEngine.Watch watch) {
        this.watch = watch;
    }

    /** Whether there is something to {@link #abandon} even after the function has ended. */
    boolean outlivesFunction() {
        return false;
    }

    /** The function has ended. */
    final void end() {
        if (watch != null && !outlivesFunction()) {
            watch.remove();
            watch = null;
        }
    }

    // After a switch the processor expects the wrong address at each return. So there are few calls between here and
    // there.

    /** The resumer's side: hands {@code in} over and returns what comes back. */
    final Object exchange(Object in) {
        message = in;
        if (switching == null) {
            enter();
        } else {
            switching.call((Runnable) this::enter);
        }
        Object out = message;
        message = null;
        return out;
    }

    /** The coroutine's side: hands {@code values} over and returns the arguments of the next resumption. */
    final Object[] awaitResume(Object values) {
        message = values;
        do {
            if (message instanceof Request) {
                performRequest();
            }
            if (switching == null) {
                suspend();
            } else {
                switching.call((Runnable) this::suspend);
            }
        } while (message instanceof Request);
        Object[] arguments = (Object[]) message;
        message = null;
        return arguments;
    }

    /** In a frame of its own, because a suspended one keeps all that its variables refer to. */
    private void performRequest() {
        Request request = (Request) message;
        message = null;
        request.perform();
    }

    /** The coroutine's side: reports what will end the function, and comes back when the stack is to be unwound. */
    final void awaitUnwinding(Throwable error) {
        message = null;
        failure = error;
        if (switching == null) {
            suspend();
        } else {
            switching.call((Runnable) this::suspend);
        }
        message = null;
    }

    @Override
    public final void run() {
        try {
            Object[] arguments = (Object[]) message;
            message = null;
            message = body.call(arguments);
        } catch (Throwable e) {
            // Not handled here but by the resumer, who throws it on.
            message = null;
            failure = e;
        }
        finished = true;
    }

    /** Whether the function has returned or failed, so that the stack cannot be entered any more. */
    protected final boolean isFinished() {
        return finished;
    }

    /** What ended the function, or is going to as soon as the stack is unwound; null where it runs or returned. */
    final Throwable failure() {
        return failure;
    }
}
