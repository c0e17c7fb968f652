package dev.flua.language.runtime;

import com.oracle.truffle.api.RootCallTarget;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/**
 * A coroutine's stack as the JDK's own continuation, the mechanism under virtual threads: the frames live on the resumer's
 * thread while the coroutine runs and in the heap while it is suspended. Nothing has to be entered or synchronised. Needs
 * {@code --add-exports java.base/jdk.internal.vm=dev.flua.language}.
 */
final class ContinuationStack extends CoroutineStack {
    private static final ContinuationScope SCOPE = new ContinuationScope("lua");

    private final Continuation continuation = new Continuation(SCOPE, this) {
        @Override
        protected void onPinned(Pinned reason) {
            throw new LuaError(LuaString.of("attempt to yield across a C-call boundary"), null);
        }
    };

    private final RootCallTarget switching;

    /** @param switching what has to be called with everything that switches stacks ({@link StackSwitchNode}); may be null */
    ContinuationStack(RootCallTarget body, RootCallTarget switching) {
        super(body);
        this.switching = switching;
    }

    @Override
    protected void enter() {
        if (switching == null) {
            continuation.run();
        } else {
            switching.call((Runnable) continuation::run);
        }
    }

    @Override
    protected void requireRoom() {
        StackRoom.require(continuation);
    }

    @Override
    protected void suspend() {
        if (switching == null) {
            Continuation.yield(SCOPE);
        } else {
            switching.call((Runnable) () -> Continuation.yield(SCOPE));
        }
    }
}
