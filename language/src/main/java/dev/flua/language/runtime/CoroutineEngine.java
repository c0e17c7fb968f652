package dev.flua.language.runtime;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.TruffleOptions;
import dev.flua.language.LuaContext;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes the stacks of a context's coroutines: {@link ContinuationStack continuations} where the JDK lends them to us, else
 * {@link ThreadStack threads}.
 */
final class CoroutineEngine {
    /**
     * Whether to try continuations. Set {@code -Dflua.coroutines=threads} to do without; in a native image the default is
     * threads, because an image with the compiler inside cannot be built when a continuation is reachable, and {@code
     * -Dflua.coroutines=continuations} at build time chooses them for one without.
     */
    private static final boolean TRY_CONTINUATIONS = System.getProperty(
                    "flua.coroutines", TruffleOptions.AOT ? "threads" : "continuations")
            .equals("continuations");

    /** Whether any context of this process has coroutines that are threads. */
    private static volatile boolean usesThreads;

    private final Env env;
    private final RootCallTarget body;
    private final RootCallTarget switching;
    private final Set<Abandonable> threads = new HashSet<>();
    private final ReferenceQueue<LuaCoroutine> abandoned = new ReferenceQueue<>();
    private boolean continuations = TRY_CONTINUATIONS;

    CoroutineEngine(LuaContext context) {
        env = context.env();
        body = new CoroutineRootNode(context.language()).getCallTarget();
        switching = StackSwitchNode.create(context.language());
        context.onClose(this::close);
    }

    CoroutineStack createStack(LuaCoroutine coroutine) {
        if (TRY_CONTINUATIONS && continuations) {
            try {
                return new ContinuationStack(body, switching);
            } catch (IllegalAccessError | NoClassDefFoundError e) {
                // The embedder has not given us jdk.internal.vm.
                continuations = false;
            }
        }
        return createThread(coroutine);
    }

    private CoroutineStack createThread(LuaCoroutine coroutine) {
        if (!env.isCreateThreadAllowed()) {
            Module module = CoroutineEngine.class.getModule();
            throw new LuaError(
                    LuaString.of("coroutines need either the Java option --add-exports=java.base/jdk.internal.vm="
                            + (module.isNamed() ? module.getName() : "ALL-UNNAMED") + " or a context that allows"
                            + " the creation of threads"),
                    null);
        }
        for (Reference<?> reference = abandoned.poll(); reference != null; reference = abandoned.poll()) {
            Abandonable thread = (Abandonable) reference;
            threads.remove(thread);
            thread.stack.abandon();
        }
        usesThreads = true;
        ThreadStack stack = new ThreadStack(body, env);
        threads.add(new Abandonable(coroutine, abandoned, stack));
        return stack;
    }

    static boolean usesThreads() {
        return usesThreads;
    }

    private void close() {
        for (Abandonable thread : threads) {
            thread.stack.abandon();
        }
        threads.clear();
    }

    /** Says when a coroutine has become garbage, so that its thread can be ended. */
    private static final class Abandonable extends PhantomReference<LuaCoroutine> {
        private final ThreadStack stack;

        Abandonable(LuaCoroutine coroutine, ReferenceQueue<LuaCoroutine> queue, ThreadStack stack) {
            super(coroutine, queue);
            this.stack = stack;
        }
    }
}
