package dev.flua.aot;

import com.oracle.svm.core.FrameAccess;
import com.oracle.svm.core.NeverInline;
import com.oracle.svm.core.Uninterruptible;
import com.oracle.svm.core.c.function.CEntryPointOptions;
import com.oracle.svm.core.graal.snippets.StackOverflowCheckImpl;
import com.oracle.svm.core.heap.VMOperationInfos;
import com.oracle.svm.core.jdk.UninterruptibleUtils;
import com.oracle.svm.core.snippets.KnownIntrinsics;
import com.oracle.svm.core.stack.JavaFrameAnchor;
import com.oracle.svm.core.stack.JavaFrameAnchors;
import com.oracle.svm.core.stack.JavaStackWalk;
import com.oracle.svm.core.stack.JavaStackWalker;
import com.oracle.svm.core.thread.JavaVMOperation;
import com.oracle.svm.core.thread.VMOperation.SystemEffect;
import com.oracle.svm.core.thread.VMThreads;
import com.oracle.svm.core.threadlocal.FastThreadLocalWord;
import java.lang.reflect.Field;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.graalvm.nativeimage.CurrentIsolate;
import org.graalvm.nativeimage.IsolateThread;
import org.graalvm.nativeimage.c.function.CEntryPoint;
import org.graalvm.nativeimage.c.function.CEntryPointLiteral;
import org.graalvm.nativeimage.c.function.CFunctionPointer;
import org.graalvm.nativeimage.c.function.CodePointer;
import org.graalvm.nativeimage.c.struct.SizeOf;
import org.graalvm.word.Pointer;
import org.graalvm.word.WordFactory;

/**
 * Switches a thread from one stack to another.
 *
 * <p>Java code keeps nothing in registers across a call, so that a stack that is left is a stack pointer and the address in the
 * caller: a frame anchor, as there is one before each call of C, from which the virtual machine walks on where a stack ends. While
 * a coroutine runs, the anchor of the resumer is the thread's last one, so that the stacks of all that wait for each other are
 * walked as one. The anchors of suspended coroutines are in a list of which one thread's stack walk ends: for the virtual machine
 * all suspended coroutines are that thread's. It does nothing.
 *
 * <p>What is done here is done between two safepoints: whoever walks stacks sees a switch before or after.
 *
 * <p>A method that switches comes back by a jump of another one. The builder does not see that: where a method has no return it
 * leaves out what follows the call. So each has one.
 */
final class StackSwitch {
    // What is at the end of each stack: one cache line that has to do with the list, and one that has not.
    private static final int OWN_ANCHOR = 0;
    private static final int ANCHOR_BYTES = 40;
    private static final int PREVIOUS = 40;
    private static final int NEXT = 48;
    private static final int STATE = 56;
    private static final int RESUMER_ANCHOR = 64;
    private static final int RESUMER_BOUNDARY = 104;
    private static final int HEADER_BYTES = 128;

    /** What C code that is called at the very end of a stack has; there is no page that would notice. */
    private static final int RESERVE_BYTES = 256 << 10;

    private static final FastThreadLocalWord<JavaFrameAnchor> LAST_ANCHOR = lastAnchor();

    private static final CEntryPointLiteral<CFunctionPointer> ENTRY =
            CEntryPointLiteral.create(StackSwitch.class, "entry");

    private static final UninterruptibleUtils.AtomicInteger LOCK = new UninterruptibleUtils.AtomicInteger(0);

    /** The thread that switches stacks, as long as there is only one. */
    private static IsolateThread owner;

    /** Whether several threads switch stacks, so that they have to lock. */
    private static boolean shared;

    /** The header of the first stack in the list, which is suspended for ever; 0 as long as there is no list. */
    private static long first;

    /** What the stack that is about to begin will run; the lock is held meanwhile. */
    private static Runnable beginning;

    private StackSwitch() {}

    @SuppressWarnings("unchecked") // so it is declared
    private static FastThreadLocalWord<JavaFrameAnchor> lastAnchor() {
        try {
            Field field = JavaFrameAnchors.class.getDeclaredField("lastAnchorTL");
            field.setAccessible(true);
            return (FastThreadLocalWord<JavaFrameAnchor>) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the builder is not the one that StackSwitchFeature found", e);
        }
    }

    /** Has to be called before a thread switches to a stack or forgets one. */
    static void announceThread() {
        if (!shared && CurrentIsolate.getCurrentThread() != owner) {
            announceAnother();
        }
    }

    /** No thread is between a look at {@link #shared} and what it does then, when all are at a safepoint. */
    @NeverInline("rare")
    private static synchronized void announceAnother() {
        if (owner.isNull()) {
            owner = CurrentIsolate.getCurrentThread();
        } else if (!shared) {
            new Share().enqueue();
        }
    }

    /** Sets {@link #shared}. */
    private static final class Share extends JavaVMOperation {
        Share() {
            super(VMOperationInfos.get(Share.class, "Several threads have coroutines", SystemEffect.SAFEPOINT));
        }

        @Override
        protected void operate() {
            shared = true;
        }
    }

    /** What {@link #start} needs of the stack that ends at {@code top}. */
    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    static long header(long top) {
        return top - HEADER_BYTES;
    }

    static long top(long header) {
        return header + HEADER_BYTES;
    }

    /** How far down Java code may use a stack. */
    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    static long limit(long header) {
        return StackArena.bottom(header) + RESERVE_BYTES;
    }

    /** What {@link SuspendedStacks} knows of a stack. */
    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    static int state(Pointer header) {
        return header.readInt(STATE);
    }

    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    static void setState(Pointer header, int state) {
        header.writeInt(STATE, state);
    }

    /** The first suspended stack; null where there is none. */
    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    static Pointer firstSuspended() {
        return first == 0 ? WordFactory.nullPointer() : next(WordFactory.pointer(first));
    }

    /** The suspended stack after this one in the list; null where there is none. */
    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    static Pointer next(Pointer header) {
        return header.readWord(NEXT);
    }

    /** Has stack walks of the list's thread see the suspended stacks, or not. */
    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    static void setVisible(boolean visible) {
        if (first != 0) {
            Pointer list = WordFactory.pointer(first);
            connect(list, next(list));
            if (!visible) {
                own(list).setPreviousAnchor(WordFactory.nullPointer());
            }
        }
    }

    /** Begins a walk of one suspended stack. */
    @Uninterruptible(reason = "The walk must be consistent.", callerMustBe = true)
    static void initializeWalk(JavaStackWalk walk, Pointer header) {
        JavaFrameAnchor own = own(header);
        JavaStackWalker.initialize(
                walk,
                CurrentIsolate.getCurrentThread(),
                own.getLastJavaSP(),
                own.getLastJavaIP(),
                WordFactory.nullPointer());
    }

    /** Runs {@code task} on a new stack; returns when it suspends itself or ends. */
    static void start(long header, Runnable task) {
        start0(WordFactory.pointer(header), task, ENTRY.getFunctionPointer().rawValue());
    }

    /** Goes on with a suspended stack; returns when it suspends itself or ends. */
    static void resume(long header) {
        resume0(WordFactory.pointer(header));
    }

    /** Leaves this stack, and returns when it is resumed. */
    static void suspend(long header) {
        suspend0(WordFactory.pointer(header), true);
    }

    /** Gives a suspended stack up: nothing of it will ever run. */
    @Uninterruptible(reason = "The list must be consistent.")
    static void forget(long header) {
        forget((Pointer) WordFactory.pointer(header));
    }

    @Uninterruptible(reason = "The list must be consistent.")
    static void forget(Pointer header) {
        if (state(header) != SuspendedStacks.FORGOTTEN) {
            unlink(header);
            setState(header, SuspendedStacks.FORGOTTEN);
        }
    }

    /** The first anchor, from {@code anchor} on, that is not of a call that the stack walk, which is at {@code sp}, has passed. */
    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    static JavaFrameAnchor skipReturned(JavaFrameAnchor anchor, Pointer sp) {
        JavaFrameAnchor next = anchor;
        while (next.isNonNull()
                && next.getLastJavaSP().belowThan(sp)
                && StackArena.isSameStack(next.getLastJavaSP(), sp)) {
            next = next.getPreviousAnchor();
        }
        return next;
    }

    @NeverInline("Reads the caller's stack pointer.")
    @Uninterruptible(reason = "No stack walk must see half a switch.")
    private static Object start0(Pointer header, Runnable task, long entry) {
        if (header.isNull()) {
            return null; // never; see above
        }
        leave(header, KnownIntrinsics.readCallerStackPointer(), KnownIntrinsics.readReturnAddress());
        setState(header, SuspendedStacks.NONE);
        lock();
        beginning = task;
        Pointer sp = header.subtract(FrameAccess.returnAddressSize() == 0 ? 16 : 8);
        sp.writeLong(0, 0);
        KnownIntrinsics.farReturn(null, sp, WordFactory.pointer(entry), false);
        return null;
    }

    @NeverInline("Reads the caller's stack pointer.")
    @Uninterruptible(reason = "No stack walk must see half a switch.")
    private static Object resume0(Pointer header) {
        if (header.isNull()) {
            return null; // never; see above
        }
        leave(header, KnownIntrinsics.readCallerStackPointer(), KnownIntrinsics.readReturnAddress());
        unlink(header);
        JavaFrameAnchor own = own(header);
        KnownIntrinsics.farReturn(null, own.getLastJavaSP(), own.getLastJavaIP(), false);
        return null;
    }

    /** The resumer's stack is left for that of {@code header}. */
    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    private static void leave(Pointer header, Pointer sp, CodePointer ip) {
        JavaFrameAnchor anchor = resumer(header);
        set(anchor, sp, ip, LAST_ANCHOR.get());
        LAST_ANCHOR.set(anchor);
        header.writeWord(RESUMER_BOUNDARY, StackOverflowCheckImpl.stackBoundaryTL.get());
        StackOverflowCheckImpl.stackBoundaryTL.set(WordFactory.unsigned(limit(header.rawValue())));
    }

    @NeverInline("Reads the caller's stack pointer.")
    @Uninterruptible(reason = "No stack walk must see half a switch.")
    private static Object suspend0(Pointer header, boolean inList) {
        if (header.isNull()) {
            return null; // never; see above
        }
        set(
                own(header),
                KnownIntrinsics.readCallerStackPointer(),
                KnownIntrinsics.readReturnAddress(),
                WordFactory.nullPointer());
        if (inList) {
            link(header);
        } else {
            // The first in the list: the thread that made it keeps it below all that it does.
            connect(header, WordFactory.nullPointer());
            resumer(header).setPreviousAnchor(own(header));
        }
        back(header);
        return null;
    }

    /** Leaves the stack for that of the resumer. */
    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    private static void back(Pointer header) {
        JavaFrameAnchor anchor = resumer(header);
        LAST_ANCHOR.set(anchor.getPreviousAnchor());
        StackOverflowCheckImpl.stackBoundaryTL.set(header.readWord(RESUMER_BOUNDARY));
        KnownIntrinsics.farReturn(null, anchor.getLastJavaSP(), anchor.getLastJavaIP(), false);
    }

    /** Where a new stack begins, as if C had called. */
    @CEntryPoint(include = CEntryPoint.NotIncludedAutomatically.class, publishAs = CEntryPoint.Publish.NotPublished)
    @CEntryPointOptions(prologue = CEntryPointOptions.NoPrologue.class, epilogue = CEntryPointOptions.NoEpilogue.class)
    @Uninterruptible(reason = "No stack walk must see half a switch.")
    static void entry() {
        Pointer header = WordFactory.pointer(
                header(StackArena.top(KnownIntrinsics.readStackPointer().rawValue())));
        Runnable task = beginning;
        beginning = null;
        unlock();
        run(task);
        back(header);
    }

    @Uninterruptible(reason = "From here on the stack is like any other.", calleeMustBe = false)
    private static void run(Runnable task) {
        task.run();
    }

    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    private static void set(JavaFrameAnchor anchor, Pointer sp, CodePointer ip, JavaFrameAnchor previous) {
        anchor.setMagicBefore(JavaFrameAnchor.MAGIC);
        anchor.setMagicAfter(JavaFrameAnchor.MAGIC);
        anchor.setLastJavaSP(sp);
        anchor.setLastJavaIP(ip);
        anchor.setPreviousAnchor(previous);
    }

    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    private static JavaFrameAnchor own(Pointer header) {
        return (JavaFrameAnchor) header.add(OWN_ANCHOR);
    }

    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    private static JavaFrameAnchor resumer(Pointer header) {
        return (JavaFrameAnchor) header.add(RESUMER_ANCHOR);
    }

    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    private static void link(Pointer header) {
        Pointer list = WordFactory.pointer(first);
        lock();
        Pointer next = next(list);
        header.writeWord(PREVIOUS, list);
        connect(header, next);
        connect(list, header);
        unlock();
    }

    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    private static void unlink(Pointer header) {
        lock();
        connect(header.readWord(PREVIOUS), next(header));
        unlock();
    }

    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    private static void connect(Pointer header, Pointer next) {
        header.writeWord(NEXT, next);
        if (next.isNull()) {
            own(header).setPreviousAnchor(WordFactory.nullPointer());
        } else {
            own(header).setPreviousAnchor(own(next));
            next.writeWord(PREVIOUS, header);
        }
    }

    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    private static void lock() {
        while (shared && !LOCK.compareAndSet(0, 1)) {
            // For some instructions of another thread.
        }
    }

    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    private static void unlock() {
        if (shared) {
            LOCK.set(0);
        }
    }

    /** Has to be called before the first stack is made; false if there is no memory for it. */
    static boolean prepare() {
        return first != 0 || makeList();
    }

    private static synchronized boolean makeList() {
        if (first != 0) {
            return true;
        }
        if (SizeOf.get(JavaFrameAnchor.class) > ANCHOR_BYTES) {
            throw new LinkageError("the builder is not the one that StackSwitchFeature found");
        }
        long top = StackArena.take();
        if (top == 0) {
            return false;
        }
        CountDownLatch ready = new CountDownLatch(1);
        Thread owner = new Thread(null, () -> ownSuspended(header(top), ready), "flua suspended coroutines");
        owner.setDaemon(true);
        owner.start();
        boolean interrupted = false;
        while (ready.getCount() > 0) {
            try {
                ready.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    /** The thread to which all suspended stacks belong. It ends with the virtual machine. */
    private static void ownSuspended(long header, CountDownLatch ready) {
        start0(
                WordFactory.pointer(header),
                () -> suspend0(WordFactory.pointer(header), false),
                ENTRY.getFunctionPointer().rawValue());
        first = header;
        ready.countDown();
        do {
            LockSupport.park(StackSwitch.class);
            var _ = Thread.interrupted(); // before the question, which the end has answered when it interrupts
        } while (!VMThreads.isTearingDown());
        forgetAll();
        StackArena.close();
    }

    @Uninterruptible(reason = "No stack walk must see half a switch.")
    private static void forgetAll() {
        LAST_ANCHOR.set(WordFactory.nullPointer());
    }
}
