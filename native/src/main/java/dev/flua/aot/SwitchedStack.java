package dev.flua.aot;

import com.oracle.truffle.api.RootCallTarget;
import dev.flua.language.runtime.CoroutineStack;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.StackProvider;

/** A coroutine's stack as memory of its own, to which the resumer's thread changes ({@link StackSwitch}). */
final class SwitchedStack extends CoroutineStack {
    /** Where the memory is; 0 before the function begins and after it has ended. */
    private long header;

    private boolean running;
    private boolean abandoned;

    private SwitchedStack(RootCallTarget body, RootCallTarget switching) {
        super(body, switching);
    }

    /** Has images make such stacks. */
    static final class Provider implements StackProvider {
        @Override
        public CoroutineStack newStack(RootCallTarget body, RootCallTarget switching) {
            return new SwitchedStack(body, switching);
        }
    }

    @Override
    protected void enter() {
        running = true;
        if (header == 0) {
            begin();
        } else {
            StackSwitch.resume(header);
        }
        running = false;
        if (isFinished()) {
            release();
        } else if (abandoned) {
            abandon();
        }
    }

    private void begin() {
        long slot = StackArena.take();
        if (slot == 0) {
            running = false;
            throw new LuaError(LuaString.of(StackArena.shortage()), null);
        }
        header = StackSwitch.header(slot);
        StackSwitch.start(header, this);
    }

    @Override
    protected void suspend() {
        StackSwitch.suspend(header);
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
            StackSwitch.forget(header);
            release();
        }
    }

    private void release() {
        StackArena.give(StackSwitch.top(header));
        header = 0;
    }
}
