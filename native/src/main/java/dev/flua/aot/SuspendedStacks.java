package dev.flua.aot;

import com.oracle.svm.core.Uninterruptible;
import com.oracle.svm.core.jdk.UninterruptibleUtils;
import com.oracle.svm.core.stack.JavaFrameAnchor;
import com.oracle.svm.core.thread.VMOperation;
import dev.flua.language.runtime.CoroutineWatch;
import java.lang.ref.Reference;
import org.graalvm.nativeimage.IsolateThread;
import org.graalvm.word.Pointer;
import org.graalvm.word.WordFactory;

/**
 * The list of suspended stacks. It begins with one that is suspended for ever, with which the walk of one thread's stack ends, the
 * owner's: so for the virtual machine all suspended stacks are that thread's.
 *
 * <p>Not so for a collection. A suspended stack is reachable if its coroutine is, and often only the stack itself refers to that. So
 * the walk that looks for roots sees no suspended stack; {@link Collector} has those walked whose coroutines have been reached, and
 * then whatever can be reached from them, until there is no further one. What is left is garbage.
 */
final class SuspendedStacks {
    // What is at the end of each stack.
    private static final int OWN_ANCHOR = 0;
    private static final int PREVIOUS = 128;
    private static final int NEXT = 136;
    private static final int IS_GARBAGE = 152;

    private static final UninterruptibleUtils.AtomicInteger LOCK = new UninterruptibleUtils.AtomicInteger(0);

    /** The header of the first stack in the list; 0 as long as there is no list. */
    private static long first;

    /** The thread to which the stacks belong. */
    private static long owner;

    /** Whether the collection walks suspended stacks now. */
    private static boolean walking;

    /** The stacks that the present collection has walked, without the first. */
    private static long survivors;

    private SuspendedStacks() {}

    static boolean exist() {
        return first != 0;
    }

    /** Begins the list with a stack that will never be resumed. */
    static void begin(long header, IsolateThread thread) {
        owner = thread.rawValue();
        first = header;
    }

    /** The frame anchor of a suspended stack. */
    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    static JavaFrameAnchor anchor(Pointer header) {
        return (JavaFrameAnchor) header.add(OWN_ANCHOR);
    }

    /** Makes a stack one that is not in the list. */
    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    static void prepare(Pointer header) {
        header.writeWord(PREVIOUS, WordFactory.nullPointer());
        header.writeWord(NEXT, WordFactory.nullPointer());
        header.writeLong(IS_GARBAGE, 0);
    }

    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    static void add(Pointer header) {
        Pointer list = WordFactory.pointer(first);
        lock();
        connect(header, list.readWord(NEXT));
        connect(list, header);
        unlock();
    }

    /** Takes a stack out of the list; a collection may have done so before. */
    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    static void remove(Pointer header) {
        lock();
        Pointer previous = header.readWord(PREVIOUS);
        if (previous.isNonNull()) {
            connect(previous, header.readWord(NEXT));
            header.writeWord(PREVIOUS, WordFactory.nullPointer());
        }
        unlock();
    }

    /** Where a stack walk leaves the first suspended stack: whether it is to end there. */
    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    static boolean isEnd(Pointer sp) {
        return first != 0
                && !walking
                && VMOperation.isGCInProgress()
                && StackArena.isSameStack(sp, WordFactory.pointer(first));
    }

    /**
     * Walks the stacks that have been reached in the present collection, but for those that have been walked before.
     *
     * @return whether there were any
     */
    @Uninterruptible(reason = "The list must be consistent.", calleeMustBe = false)
    static boolean walkReached() {
        Pointer list = WordFactory.pointer(first);
        if (list.isNull()) {
            return false;
        }
        Pointer reached = WordFactory.nullPointer();
        Pointer last = WordFactory.nullPointer();
        Pointer header = list.readWord(NEXT);
        while (header.isNonNull()) {
            Pointer next = header.readWord(NEXT);
            if (header.readLong(IS_GARBAGE) == 0) {
                connect(header.readWord(PREVIOUS), next);
                connect(header, reached);
                reached = header;
                last = last.isNull() ? header : last;
            }
            header = next;
        }
        if (reached.isNull()) {
            return false;
        }
        Pointer rest = list.readWord(NEXT);
        connect(list, reached);
        walking = true;
        Collector.walkStack(WordFactory.pointer(owner));
        walking = false;
        connect(list, rest);
        connect(last, WordFactory.pointer(survivors));
        survivors = reached.rawValue();
        return true;
    }

    /** Tells of some coroutines whether they have been reached. */
    @Uninterruptible(reason = "During a collection there are no safepoints, whatever is called.", calleeMustBe = false)
    static void look(Reference<?> references) {
        Reference<?> reference = references;
        while (reference != null) {
            if (reference instanceof CoroutineWatch watch && watch.address() != 0) {
                Pointer header = WordFactory.pointer(watch.address());
                header.writeLong(IS_GARBAGE, Collector.isAlive(watch) ? 0 : 1);
            }
            reference = Collector.next(reference);
        }
    }

    /** The collection knows what is garbage: the stacks that have not been walked leave the list. */
    @Uninterruptible(reason = "The list must be consistent.")
    static void collected() {
        Pointer list = WordFactory.pointer(first);
        if (list.isNull()) {
            return;
        }
        Pointer header = list.readWord(NEXT);
        while (header.isNonNull()) {
            header.writeWord(PREVIOUS, WordFactory.nullPointer());
            header = header.readWord(NEXT);
        }
        connect(list, WordFactory.pointer(survivors));
        survivors = 0;
    }

    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    private static void connect(Pointer header, Pointer next) {
        header.writeWord(NEXT, next);
        if (next.isNull()) {
            anchor(header).setPreviousAnchor(WordFactory.nullPointer());
        } else {
            anchor(header).setPreviousAnchor(anchor(next));
            next.writeWord(PREVIOUS, header);
        }
    }

    /** Between two safepoints; also for what only one thread may do at a time. */
    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    static void lock() {
        while (!LOCK.compareAndSet(0, 1)) {
            // For some instructions of another thread.
        }
    }

    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    static void unlock() {
        LOCK.set(0);
    }
}
