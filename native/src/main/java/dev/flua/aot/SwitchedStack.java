package dev.flua.aot;

import com.oracle.svm.core.Uninterruptible;
import com.oracle.truffle.api.RootCallTarget;
import dev.flua.language.runtime.coroutine.CoroutineStack;
import dev.flua.language.runtime.coroutine.StackProvider;

/** A coroutine's stack as memory of its own, to which the resumer's thread changes ({@link StackSwitch}). */
final class SwitchedStack extends CoroutineStack {
    /** Where the memory is; 0 once it has been given up. */
    private long header;

    private boolean begun;
    private boolean running;
    private boolean abandoned;

    private SwitchedStack(RootCallTarget body, RootCallTarget switching, long header) {
        super(body, switching);
        this.header = header;
    }

    /** Makes the stacks of an image's coroutines. */
    static final class Provider implements StackProvider {
        @Override
        public CoroutineStack newStack(RootCallTarget body, RootCallTarget switching) {
            long top = StackSwitch.prepare() ? StackArena.take() : 0;
            return top == 0 ? null : new SwitchedStack(body, switching, StackSwitch.header(top));
        }

        @Override
        public int stacksInUse() {
            return StackArena.slotsInUse();
        }

        @Override
        public String shortage() {
            return StackArena.shortage();
        }
    }

    /** Where the memory is while somebody has to resume or to forget it, else 0. */
    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    long suspended() {
        return begun && !running ? header : 0;
    }

    @Override
    protected void enter() {
        StackSwitch.announceThread();
        running = true;
        if (begun) {
            StackSwitch.resume(header);
        } else {
            begun = true;
            StackSwitch.start(header, this);
        }
        running = false;
        if (isFinished()) {
            release();
        } else if (abandoned) {
            abandon();
        }
    }

    @Override
    protected void suspend() {
        StackSwitch.suspend(header);
    }

    @Override
    protected long limit() {
        return StackSwitch.limit(header);
    }

    @Override
    protected void requireRoom() {
        // It has its own.
    }

    /** What is on the stack is forgotten where it stands. */
    @Override
    protected void abandon() {
        abandoned = true;
        if (!running && header != 0) {
            if (begun) {
                StackSwitch.announceThread();
                StackSwitch.forget(header);
            }
            release();
        }
    }

    private void release() {
        StackArena.give(StackSwitch.top(header));
        header = 0;
    }
}
