package dev.flua.language.runtime.memory;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.ThreadLocalAction;
import com.oracle.truffle.api.TruffleOptions;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.nodes.EncapsulatingNodeReference;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.nodes.LuaOperations;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.ProgramExit;
import dev.flua.language.runtime.ProgramState;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.stack.FinalizerCall;
import dev.flua.language.runtime.stack.StackOverflow;
import dev.flua.language.runtime.table.Ephemeron;
import dev.flua.language.runtime.table.Event;
import dev.flua.language.runtime.table.Finalizable;
import dev.flua.language.runtime.table.FinalizerMark;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Calls the {@code __gc} metamethods of tables that are garbage (manual §2.5.3). The virtual machine's own finalization
 * finds them, because nothing else gives an unreachable object back, cycles included. Native images have no finalization:
 * there the collector has learned to give objects back ({@link FinalReference}).
 */
public final class Finalizers {
    /** Whether the machine finalizes objects. */
    private static final boolean MACHINE_FINALIZES = !TruffleOptions.AOT;

    private static final int MAX_WAIT_MILLIS = 2000;
    private static final int MIN_MARKS_BEFORE_PRUNING = 64;

    /** Garbage that does not wait for a full collection any longer. */
    private static final int MANY = 10_000;

    /**
     * What tells that an object has become garbage: only the object refers to it. Numbered, because finalizers are called in
     * the reverse order of marking.
     */
    @SuppressWarnings({"removal", "Finalize"}) // java.lang.ref.Cleaner and references cannot give the object back
    public static final class Mark extends FinalizerMark {
        private final Finalizers owner;
        private final long number;

        /** Null when the finalizer is called: the machine may refer to the mark for longer, and would keep the object. */
        private Finalizable object;

        private Mark(Finalizers owner, Finalizable object, long number) {
            this.owner = owner;
            this.object = object;
            this.number = number;
        }

        @Override
        @Deprecated
        protected void finalize() {
            found();
        }

        void found() {
            owner.found(this);
        }
    }

    private final ProgramState context;
    private final FinalizerSwitch callsSwitch;
    private final Consumer<LuaString> warnings;
    private final CollectionPacer pacer;

    /** Of the program's thread and the pacer's, one waits for the collection that the other has begun. */
    private final Object clearing = new Object();

    private final List<Mark> garbage = new ArrayList<>();
    private List<Reference<Mark>> marks = new ArrayList<>();
    private int pruneAt = MIN_MARKS_BEFORE_PRUNING;
    private long numbers;
    private long lost;
    private long found;

    /** As many of the {@link #found} marks can have their finalizers called. */
    private long ready;

    private volatile boolean stopped;
    private boolean running;
    private boolean closed;
    private boolean abandoned;
    private boolean enabled;

    /**
     * The finalizers of a program.
     *
     * @param warnings what to do with a warning
     */
    public Finalizers(ProgramState context, FinalizerSwitch callsSwitch, Consumer<LuaString> warnings) {
        this.context = context;
        this.warnings = warnings;
        this.callsSwitch = callsSwitch;
        this.pacer = new CollectionPacer(context, this);
    }

    /** Whether finalizers are called, and weak tables make the virtual machine collect, as the embedder wants it. */
    public void setEnabled(boolean value) {
        enabled = value;
    }

    /** The program has got a weak table or a finalizer, and may wait for a collection. */
    @TruffleBoundary
    public void expectCollections() {
        if (enabled) {
            pacer.watch();
        }
    }

    /**
     * Marks an object that has got a metatable with {@code __gc}. The object keeps the mark, and nothing else may.
     *
     * @return null where the embedder wants no finalizers
     */
    public synchronized Mark mark(Finalizable object) {
        if (!enabled) {
            return null;
        }
        callsSwitch.turnOn();
        if (marks.size() >= pruneAt) {
            forgetLost();
            pruneAt = Math.max(MIN_MARKS_BEFORE_PRUNING, 2 * marks.size());
        }
        Mark mark = new Mark(this, object, numbers++);
        if (!closed) {
            marks.add(referenceTo(mark));
        }
        return mark;
    }

    private static Reference<Mark> referenceTo(Mark mark) {
        if (ImageCollector.findsGarbage()) {
            return new FinalReference(mark);
        }
        // What cannot be found lives until the program ends, unless memory is scarce.
        return MACHINE_FINALIZES ? new WeakReference<>(mark) : new SoftReference<>(mark);
    }

    /** Whether finalizers are called as garbage is found ({@code collectgarbage("stop")}). */
    public void setStopped(boolean value) {
        stopped = value;
        pacer.setStopped(value);
    }

    /** Whether a finalizer is being called: it cannot control the collector. */
    public boolean isRunning() {
        return running;
    }

    /** Counts the marks whose objects are garbage; each of them will be found. */
    private void forgetLost() {
        int before = marks.size();
        marks.removeIf(mark -> mark.refersTo(null));
        if (MACHINE_FINALIZES || ImageCollector.findsGarbage()) {
            lost += before - marks.size();
        }
    }

    private void found(Mark mark) {
        int count;
        synchronized (this) {
            found++;
            notifyAll();
            if (closed) {
                return;
            }
            garbage.add(mark);
            count = garbage.size();
            if (count % MANY == 0) {
                ready = found;
            }
        }
        if (count == 1) {
            pacer.setGarbage(true);
        } else if (count % MANY == 0) {
            deliver();
        }
    }

    /** After a collection has been asked for: has the finalizers called of all that it found. */
    void deliverFound() {
        clearWeakEntries();
        deliver();
    }

    /**
     * A collection of the Java virtual machine keeps what weak tables refer to that are reached through finalizable garbage
     * only; the next one, when the garbage has been found, does not.
     */
    private void clearWeakEntries() {
        awaitLost();
        synchronized (clearing) {
            long foundBefore;
            synchronized (this) {
                foundBefore = found;
            }
            if (MACHINE_FINALIZES && hasGarbage() && context.weakTables().hasEntries()) {
                System.gc();
            }
            synchronized (this) {
                ready = Math.max(ready, foundBefore);
            }
        }
    }

    private synchronized boolean hasGarbage() {
        return !garbage.isEmpty();
    }

    /** Has the program's thread call finalizers soon, if there are any to call. */
    private void deliver() {
        if (hasGarbage()) {
            try {
                var _ = context.env().submitThreadLocal(null, new Call(this));
            } catch (IllegalStateException ignored) {
                // The context has just ended, which calls all finalizers.
            }
        }
    }

    /** Calls the finalizers of all that the last collection found to be garbage. */
    @TruffleBoundary
    public void runAfterCollection() {
        clearWeakEntries();
        run(takeGarbage(), null);
    }

    /** The virtual machine finds garbage in a thread of its own. */
    private synchronized void awaitLost() {
        forgetLost();
        long end = System.currentTimeMillis() + MAX_WAIT_MILLIS;
        try {
            while (found < lost) {
                long rest = end - System.currentTimeMillis();
                if (rest <= 0) {
                    return;
                }
                wait(rest);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Mark> takeGarbage() {
        pacer.setGarbage(false);
        List<Mark> taken;
        synchronized (this) {
            long takenBefore = found - garbage.size();
            List<Mark> first = garbage.subList(0, (int) Math.max(ready - takenBefore, 0));
            taken = new ArrayList<>(first);
            first.clear();
        }
        if (hasGarbage()) {
            pacer.setGarbage(true);
        }
        return taken;
    }

    private void runPending(Node location) {
        if (!stopped && !running) {
            run(takeGarbage(), location);
        }
    }

    /** Has no finalizers called any more: the process ends without its state being closed. */
    @TruffleBoundary
    public synchronized void abandon() {
        abandoned = true;
        closed = true;
        garbage.clear();
    }

    private synchronized boolean isAbandoned() {
        return abandoned;
    }

    /** Calls all finalizers there are, because the context ends. What they mark is not finalized any more. */
    @TruffleBoundary
    public void close() {
        pacer.close();
        if (isAbandoned()) {
            return;
        }
        if (context.env().getContext().isCancelling()) {
            synchronized (this) {
                closed = true; // no code of the program runs any more
            }
            return;
        }
        awaitLost();
        List<Mark> all;
        synchronized (this) {
            all = new ArrayList<>(garbage);
            garbage.clear();
            for (Reference<Mark> reference : marks) {
                Mark mark = reference.get();
                if (mark != null && mark.object.finalizerMark() == mark) {
                    all.add(mark);
                }
            }
            closed = true;
        }
        try {
            run(all, null);
        } catch (FinalizersStopped e) {
            warn(e);
        }
    }

    private void run(List<Mark> marked, Node location) {
        if (marked.isEmpty()) {
            return;
        }
        marked.sort(Comparator.comparingLong((Mark mark) -> mark.number).reversed());
        boolean outer = running;
        running = true;
        LuaCoroutine coroutine = LuaCoroutine.current(context);
        coroutine.enterNonYieldable();
        int protectedBefore = coroutine.calls().enterProtectedCall();
        boolean finalizing = coroutine.setFinalizing(true);
        Object handler = context.messageHandler();
        context.setMessageHandler(null);
        int depth = context.callDepth();
        EncapsulatingNodeReference callNode = EncapsulatingNodeReference.getCurrent();
        Node before = callNode.set(FinalizerCall.at(location));
        try {
            for (Mark mark : marked) {
                Ephemeron.restoreEntries(mark.object);
            }
            for (Mark mark : marked) {
                Finalizable object = mark.object;
                mark.object = null;
                call(object);
                context.setCallDepth(depth);
            }
        } finally {
            callNode.set(before);
            context.setMessageHandler(handler);
            coroutine.setFinalizing(finalizing);
            coroutine.calls().leaveProtectedCall(protectedBefore);
            coroutine.leaveNonYieldable();
            running = outer;
        }
    }

    private void call(Finalizable object) {
        object.setFinalizerMark(null);
        Object finalizer = Metatables.metamethod(object, Event.GC);
        if (finalizer == LuaNil.NIL) {
            return;
        }
        try {
            LuaOperations.call(finalizer, object);
        } catch (AbstractTruffleException | StackOverflowError | OutOfMemoryError e) {
            if (!(e instanceof AbstractTruffleException end && ProgramExit.isEndOfProgram(end))) {
                warn(e);
            } else if (!closed) {
                throw e;
            } // else the program is about to end, after the other finalizers
        }
    }

    private void warn(Throwable error) {
        String message = error instanceof LuaError luaError && !(luaError.value() instanceof LuaString)
                ? "error object is not a string"
                : StackOverflow.message(error);
        warnings.accept(LuaString.of("error in __gc (" + message + ")"));
    }

    /** Calls finalizers between two steps of the program. */
    private static final class Call extends ThreadLocalAction {
        private final Finalizers finalizers;

        Call(Finalizers finalizers) {
            super(true, false);
            this.finalizers = finalizers;
        }

        @Override
        protected void perform(Access access) {
            finalizers.runPending(access.getLocation());
        }
    }
}
