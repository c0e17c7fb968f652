package dev.flua.aot;

import com.oracle.svm.core.NeverInline;
import com.oracle.svm.core.SubstrateUtil;
import com.oracle.svm.core.Uninterruptible;
import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import com.oracle.svm.core.code.CodeInfo;
import com.oracle.svm.core.code.CodeInfoAccess;
import com.oracle.svm.core.code.RuntimeCodeCache.CodeInfoVisitor;
import com.oracle.svm.core.code.RuntimeCodeInfoAccess;
import com.oracle.svm.core.code.RuntimeCodeInfoMemory;
import com.oracle.svm.core.deopt.Deoptimizer;
import com.oracle.svm.core.heap.ObjectReferenceVisitor;
import com.oracle.svm.core.snippets.KnownIntrinsics;
import com.oracle.svm.core.stack.JavaFrame;
import com.oracle.svm.core.stack.JavaStackWalk;
import com.oracle.svm.core.stack.JavaStackWalker;
import dev.flua.language.runtime.coroutine.CoroutineEngine;
import java.lang.ref.Reference;
import java.util.function.BooleanSupplier;
import org.graalvm.nativeimage.CurrentIsolate;
import org.graalvm.nativeimage.IsolateThread;
import org.graalvm.nativeimage.StackValue;
import org.graalvm.word.Pointer;
import org.graalvm.word.WordFactory;

/**
 * Has full collections walk the stack of a suspended coroutine only when something refers to the coroutine. Else a coroutine that
 * refers to itself in one of its own variables, or two that refer to each other, would never be garbage.
 *
 * <p>Stacks whose coroutines the roots reach are walked first. Then come those of the coroutines that these reach, and so on. The
 * rest is garbage, unless a finalizer gets one of them back ({@link Collector}). A young collection walks all stacks.
 */
final class SuspendedStacks {
    // States of a stack.
    /** No full collection is in progress. */
    static final int NONE = 0;

    /** It is to be walked. */
    private static final int LEFT = 1;

    /** Its coroutine is not known to be in use. */
    private static final int WAITING = 2;

    private static final int WALKED = 3;

    /** It is not in the list of suspended stacks any more. */
    static final int FORGOTTEN = 4;

    /** The watches of coroutines whose stacks are {@link #WAITING}. */
    private static Reference<?> waiting;

    /** In the course of a full collection. */
    private static boolean selecting;

    private SuspendedStacks() {}

    /** At the beginning of a full collection. */
    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    private static void select() {
        selecting = true;
        for (Pointer header = StackSwitch.firstSuspended(); header.isNonNull(); header = StackSwitch.next(header)) {
            StackSwitch.setState(header, LEFT);
        }
    }

    /** Walks the stacks of all coroutines that are now known to be in use. */
    static void follow() {
        if (!selecting) {
            return;
        }
        Reference<?> others = null;
        boolean found;
        do {
            others = sort(others);
            found = walkLeft();
            found |= walkReached();
            if (found) {
                Graph.getGCImpl().scanGreyObjects();
            }
        } while (found);
        Collector.References.rememberedRefsList = others;
    }

    /** Takes the watches of suspended coroutines out of the references that the collector has come across. */
    private static Reference<?> sort(Reference<?> others) {
        Reference<?> result = others;
        Reference<?> reference = Collector.References.rememberedRefsList;
        Collector.References.rememberedRefsList = null;
        while (reference != null) {
            Reference<?> next = Collector.next(reference);
            Pointer header = header(reference);
            if (header.isNonNull() && StackSwitch.state(header) == LEFT && !Collector.isAlive(reference)) {
                StackSwitch.setState(header, WAITING);
                waiting = Collector.link(reference, waiting);
            } else {
                result = Collector.link(reference, result);
            }
            reference = next;
        }
        return result;
    }

    private static Pointer header(Reference<?> reference) {
        return WordFactory.pointer(
                reference instanceof CoroutineEngine.Watch watch && watch.stack() instanceof SwitchedStack stack
                        ? stack.suspended()
                        : 0);
    }

    private static boolean walkLeft() {
        boolean found = false;
        for (Pointer header = StackSwitch.firstSuspended(); header.isNonNull(); header = StackSwitch.next(header)) {
            if (StackSwitch.state(header) == LEFT) {
                walk(header);
                found = true;
            }
        }
        return found;
    }

    /**
     * Walks the stacks of those that have been reached. It goes through the others in the opposite order each time, and looks at
     * what it has found before the next: of a chain of coroutines nearly all are found at once.
     */
    private static boolean walkReached() {
        boolean found = false;
        Reference<?> watch = waiting;
        waiting = null;
        while (watch != null) {
            Reference<?> next = Collector.next(watch);
            if (Collector.isAlive(watch)) {
                Collector.Internals.setNextDiscovered(watch, null);
                walk(header(watch));
                Graph.getGCImpl().scanGreyObjects();
                found = true;
            } else {
                waiting = Collector.link(watch, waiting);
            }
            watch = next;
        }
        return found;
    }

    /** What is in use is known. Returns {@code others} with the watches that were taken out. */
    static Reference<?> end(Reference<?> others) {
        Reference<?> result = others;
        Reference<?> watch = waiting;
        waiting = null;
        while (watch != null) {
            Reference<?> next = Collector.next(watch);
            result = Collector.link(watch, result);
            watch = next;
        }
        if (selecting) {
            selecting = false;
            for (Pointer header = StackSwitch.firstSuspended(); header.isNonNull(); header = StackSwitch.next(header)) {
                StackSwitch.setState(header, NONE);
            }
        }
        return result;
    }

    /** No collection walks the stack of a coroutine that is garbage; its slot is given up later ({@link CoroutineEngine.Watch}). */
    static void forgetIfGarbage(Reference<?> reference) {
        Pointer header = header(reference);
        if (header.isNonNull() && !Collector.isAlive(reference)) {
            StackSwitch.forget(header);
        }
    }

    @Uninterruptible(reason = "The walk must be consistent.", calleeMustBe = false)
    private static void walk(Pointer header) {
        StackSwitch.setState(header, WALKED);
        JavaStackWalk walk = StackValue.get(JavaStackWalker.sizeOfJavaStackWalk());
        StackSwitch.initializeWalk(walk, header);
        Graph.walkStack(CurrentIsolate.getCurrentThread(), walk, visitor(), true);
    }

    /** Keeps the code of those that wait: if one turns out to be in use after all, the collector would have thrown it away. */
    private static void keepCode() {
        if (waiting == null) {
            return;
        }
        for (Pointer header = StackSwitch.firstSuspended(); header.isNonNull(); header = StackSwitch.next(header)) {
            if (StackSwitch.state(header) == WAITING) {
                keepCode(header);
            }
        }
    }

    @Uninterruptible(reason = "The walk must be consistent.", calleeMustBe = false)
    private static void keepCode(Pointer header) {
        JavaStackWalk walk = StackValue.get(JavaStackWalker.sizeOfJavaStackWalk());
        StackSwitch.initializeWalk(walk, header);
        while (JavaStackWalker.advance(walk, CurrentIsolate.getCurrentThread())) {
            JavaFrame frame = JavaStackWalker.getCurrentFrame(walk);
            if (Deoptimizer.checkEagerDeoptimized(frame) == null) {
                CodeInfo code = CodeInfoAccess.unsafeConvert(frame.getIPCodeInfo());
                if (!CodeInfoAccess.isAOTImageCode(code)) {
                    RuntimeCodeInfoAccess.walkTether(code, visitor());
                }
            }
        }
    }

    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    private static ObjectReferenceVisitor visitor() {
        return SubstrateUtil.cast(Graph.getGCImpl().greyToBlackObjRefVisitor, ObjectReferenceVisitor.class);
    }

    /** Whether the builder's collector and stack walk have what is used of them. */
    static final class Possible implements BooleanSupplier {
        @Override
        public boolean getAsBoolean() {
            return new Collector.Known().getAsBoolean()
                    && new StackSwitchFeature.Possible().getAsBoolean()
                    && BuilderClasses.have(Graph.class);
        }
    }

    @TargetClass(className = "com.oracle.svm.core.genscavenge.GCImpl", onlyWith = Possible.class)
    static final class Graph {
        @Alias
        Collector.Visitor greyToBlackObjRefVisitor;

        @Alias
        CodeWalker runtimeCodeCacheWalker;

        @Alias
        static native Graph getGCImpl();

        @Alias
        native boolean isCompleteCollection();

        @Alias
        native void scanGreyObjects();

        @Alias
        static native void walkStackRoots(ObjectReferenceVisitor visitor, Pointer sp, boolean visitCode);

        @Alias
        static native void walkStack(
                IsolateThread thread, JavaStackWalk walk, ObjectReferenceVisitor visitor, boolean visitCode);

        @Substitute
        @NeverInline("Reads the caller's stack pointer.")
        @Uninterruptible(reason = "The walk must be consistent.", calleeMustBe = false)
        void blackenStackRoots() {
            if (isCompleteCollection() && !Collector.SerialOptions.useCompactingOldGen()) { // which walks twice
                select();
                StackSwitch.setVisible(false);
            }
            walkStackRoots(visitor(), KnownIntrinsics.readCallerStackPointer(), true);
            StackSwitch.setVisible(true);
        }

        /** Comes when all that the roots reach has been found. */
        @Substitute
        @Uninterruptible(reason = "All threads wait for the collection.", calleeMustBe = false)
        void walkRuntimeCodeCache() {
            follow();
            keepCode();
            RuntimeCodeInfoMemory.singleton()
                    .walkRuntimeMethodsDuringGC(SubstrateUtil.cast(runtimeCodeCacheWalker, CodeInfoVisitor.class));
        }
    }

    @TargetClass(className = "com.oracle.svm.core.genscavenge.RuntimeCodeCacheWalker", onlyWith = Possible.class)
    static final class CodeWalker {}
}
