package dev.flua.language.runtime;

import com.oracle.truffle.api.RootCallTarget;

/**
 * A coroutine's own stack: where its function runs, and what passes between it and the resumer. It knows nothing of the
 * {@link LuaCoroutine}, so that an abandoned coroutine is garbage even while a thread waits on its stack.
 */
abstract class CoroutineStack implements Runnable {
    /** Something that is done on the stack of a suspended coroutine, instead of resuming it. */
    @FunctionalInterface
    interface Request {
        void perform();
    }

    private final RootCallTarget body;

    /** On the way in {@code Object[]} (arguments) or a {@link Request}, on the way out a list of {@link Values}. */
    private Object message;

    private Throwable failure;
    private boolean finished;

    /**
     * @param body code that runs first; its arguments are the {@link Request} or arguments of the first {@link #enter}
     */
    CoroutineStack(RootCallTarget body) {
        this.body = body;
    }

    /** Switches to this stack until it {@link #suspend suspends} or ends. */
    protected abstract void enter();

    /**
     * Makes sure that the thread's stack has room for what this coroutine already has on its own.
     *
     * @throws StackOverflowError if it has not
     */
    protected abstract void requireRoom();

    /** Switches from this stack back to whoever entered it. */
    protected abstract void suspend();

    /** The resumer's side: hands {@code in} over and returns what comes back. */
    final Object exchange(Object in) {
        message = in;
        enter();
        Object out = message;
        message = null;
        return out;
    }

    /** The coroutine's side: hands {@code values} over and returns the arguments of the next resumption. */
    final Object[] awaitResume(Object values) {
        message = values;
        suspend();
        while (message instanceof Request) {
            performRequest();
            suspend();
        }
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
        suspend();
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
    final boolean isFinished() {
        return finished;
    }

    /** What ended the function, or is going to as soon as the stack is unwound; null where it runs or returned. */
    final Throwable failure() {
        return failure;
    }
}
