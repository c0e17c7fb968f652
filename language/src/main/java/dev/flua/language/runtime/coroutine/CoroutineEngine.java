package dev.flua.language.runtime.coroutine;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.TruffleOptions;
import dev.flua.language.runtime.GuestCompiler;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.ProgramState;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.function.Supplier;
import org.graalvm.nativeimage.ImageSingletons;

/**
 * Makes the stacks of a context's coroutines: {@link ContinuationStack continuations} where the JDK lends them to us, {@link
 * StackProvider a native image's own stacks}, else {@link ThreadStack threads}. docs/coroutines.md compares them.
 */
public final class CoroutineEngine {
    /** What {@code -Dflua.coroutines} asks for, when an image is built in an image; empty where it is left to us. */
    private static final String CHOICE = System.getProperty("flua.coroutines", "");

    /** Null where the process has no stacks of its own. */
    private static final StackProvider PROVIDER = provider();

    /**
     * Whether to try continuations. An image with the compiler inside cannot be built when one is reachable, so that images have
     * to be asked for them.
     */
    private static final boolean TRY_CONTINUATIONS =
            TruffleOptions.AOT ? CHOICE.equals("continuations") : !CHOICE.equals("threads");

    /** So many stacks in use do not make a crowd: some pages each. */
    private static final int MIN_CROWD = 16_384;

    /** After so many times as many as a collection has left, the next one. */
    private static final int CROWD_GROWTH = 3;

    private static final int MAX_WAIT_MILLIS = 50;

    /** Between two collections because there is no room, so many times as long as the last one took. */
    private static final int MIN_PAUSE = 10;

    /** Whether any context of this process has coroutines that are threads. */
    private static volatile boolean usesThreads;

    private final ProgramState program;
    private final Supplier<RootCallTarget> bodyMaker;
    private final Supplier<RootCallTarget> switchMaker;
    private RootCallTarget body;

    /** Null where switching is enough. */
    private RootCallTarget switching;

    private final ReferenceQueue<LuaCoroutine> abandoned = new ReferenceQueue<>();

    private HeldMonitors monitors;

    /** When so many stacks are in use, some of them may be of coroutines that are garbage. */
    private int crowd = MIN_CROWD;

    private long nextCollection = System.nanoTime();

    /** The first of those that hold more than objects. */
    private Watch watches;

    private boolean continuations = TRY_CONTINUATIONS;

    /**
     * The engine of a new program.
     *
     * @param bodyMaker makes the code at the bottom of a coroutine's stack, see {@link CoroutineStack}
     * @param switchMaker makes the code in which stacks are switched where Truffle has to see it
     */
    public CoroutineEngine(
            ProgramState program, Supplier<RootCallTarget> bodyMaker, Supplier<RootCallTarget> switchMaker) {
        this.program = program;
        this.bodyMaker = bodyMaker;
        this.switchMaker = switchMaker;
    }

    /** When the first coroutine starts: most programs have none. */
    private void prepare() {
        body = bodyMaker.get();
        monitors = new HeldMonitors();
        switching = GuestCompiler.isPresent() ? null : switchMaker.get();
        program.onClose(this::close);
        if (PROVIDER != null) {
            program.onDispose(this::close); // a program that is cancelled does not close
        }
    }

    private static StackProvider provider() {
        return TruffleOptions.AOT && ImageSingletons.contains(StackProvider.class)
                ? ImageSingletons.lookup(StackProvider.class)
                : null;
    }

    CoroutineStack createStack(LuaCoroutine coroutine) {
        if (body == null) {
            prepare();
        }
        if (TRY_CONTINUATIONS && continuations) {
            try {
                return new ContinuationStack(body, switching, monitors);
            } catch (IllegalAccessError | NoClassDefFoundError e) {
                // The embedder has not given us jdk.internal.vm.
                continuations = false;
            }
        }
        releaseAbandoned();
        CoroutineStack stack = PROVIDER == null ? createThread() : provideStack();
        stack.setWatch(new Watch(coroutine, stack));
        return stack;
    }

    private CoroutineStack provideStack() {
        boolean crowded = PROVIDER.stacksInUse() >= crowd;
        CoroutineStack stack = crowded ? null : PROVIDER.newStack(body, switching);
        if (stack == null && (crowded || System.nanoTime() > nextCollection)) {
            collectAbandoned();
            crowd = Math.max(MIN_CROWD, CROWD_GROWTH * PROVIDER.stacksInUse());
            stack = PROVIDER.newStack(body, switching);
        }
        if (stack == null) {
            throw new LuaError(LuaString.of(PROVIDER.shortage()), null);
        }
        return stack;
    }

    /** Only a full collection finds coroutines that refer to themselves. */
    private void collectAbandoned() {
        long start = System.nanoTime();
        System.gc();
        try {
            Reference<?> reference = abandoned.remove(MAX_WAIT_MILLIS); // from a thread of the virtual machine
            if (reference != null) {
                ((Watch) reference).end();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        releaseAbandoned();
        long end = System.nanoTime();
        nextCollection = end + MIN_PAUSE * (end - start);
    }

    private CoroutineStack createThread() {
        Env env = program.env();
        if (!env.isCreateThreadAllowed()) {
            Module module = CoroutineEngine.class.getModule();
            throw new LuaError(
                    LuaString.of("coroutines need either the Java option --add-exports=java.base/jdk.internal.vm="
                            + (module.isNamed() ? module.getName() : "ALL-UNNAMED") + " or a context that allows"
                            + " the creation of threads"),
                    null);
        }
        usesThreads = true;
        return new ThreadStack(body, env);
    }

    static boolean usesThreads() {
        return usesThreads;
    }

    private void releaseAbandoned() {
        for (Reference<?> reference = abandoned.poll(); reference != null; reference = abandoned.poll()) {
            ((Watch) reference).end();
        }
    }

    private void close() {
        while (watches != null) {
            watches.end();
        }
    }

    /** Says when a coroutine has become garbage, so that its stack can be given up. */
    public final class Watch extends PhantomReference<LuaCoroutine> {
        private final CoroutineStack stack;
        private Watch previous;
        private Watch next;

        private Watch(LuaCoroutine coroutine, CoroutineStack stack) {
            super(coroutine, abandoned);
            this.stack = stack;
            next = watches;
            if (next != null) {
                next.previous = this;
            }
            watches = this;
        }

        /** The stack of the coroutine. */
        public CoroutineStack stack() {
            return stack;
        }

        /** There is nothing to give up any more. */
        void remove() {
            if (previous == null) {
                watches = next;
            } else {
                previous.next = next;
            }
            if (next != null) {
                next.previous = previous;
            }
            clear();
        }

        private void end() {
            remove();
            stack.abandon();
        }
    }
}
