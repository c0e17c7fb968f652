package dev.flua.language.runtime.coroutine;

import com.oracle.truffle.api.RootCallTarget;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaString;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/**
 * A coroutine's stack as the JDK's own continuation, the mechanism under virtual threads: the frames live on the resumer's
 * thread while the coroutine runs and in the heap while it is suspended. Nothing has to be entered or synchronised. Needs
 * {@code --add-exports java.base/jdk.internal.vm=dev.flua.language}.
 */
final class ContinuationStack extends CoroutineStack {
    private static final ContinuationScope SCOPE = new ContinuationScope("lua");

    private final HeldMonitors monitors;
    private final Continuation continuation = new Continuation(SCOPE, this) {
        @Override
        protected void onPinned(Pinned reason) {
            throw new LuaError(LuaString.of("attempt to yield across a C-call boundary"), null);
        }
    };

    /**
     * @param monitors of the context, which runs in one thread at a time
     */
    ContinuationStack(RootCallTarget body, RootCallTarget switching, HeldMonitors monitors) {
        super(body, switching);
        this.monitors = monitors;
    }

    @Override
    protected void entersWithMonitors() {
        monitors.leaveList();
    }

    @Override
    protected void enter() {
        continuation.run();
    }

    @Override
    protected void requireRoom() {
        StackRoom.require(continuation);
    }

    @Override
    protected void suspend() {
        Continuation.yield(SCOPE);
    }

    @Override
    protected void abandon() {
        // All of it is objects.
    }
}
