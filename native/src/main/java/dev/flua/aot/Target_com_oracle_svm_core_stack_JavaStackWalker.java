package dev.flua.aot;

import com.oracle.svm.core.FrameAccess;
import com.oracle.svm.core.Uninterruptible;
import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import com.oracle.svm.core.heap.StoredContinuation;
import com.oracle.svm.core.stack.JavaFrame;
import com.oracle.svm.core.stack.JavaFrameAnchor;
import com.oracle.svm.core.stack.JavaFrames;
import com.oracle.svm.core.stack.JavaStackWalk;
import com.oracle.svm.core.stack.JavaStackWalker;
import com.oracle.svm.core.thread.VMThreads.SafepointBehavior;
import org.graalvm.nativeimage.IsolateThread;
import org.graalvm.nativeimage.c.function.CodePointer;
import org.graalvm.word.Pointer;
import org.graalvm.word.WordFactory;

/**
 * Walks from one stack to the next at any address. The original takes each frame anchor below a stack pointer for one of calls
 * that have returned, which holds within one stack only.
 */
@TargetClass(className = "com.oracle.svm.core.stack.JavaStackWalker", onlyWith = StackSwitchFeature.Possible.class)
final class Target_com_oracle_svm_core_stack_JavaStackWalker {
    @Alias
    private static native void initWalk0(
            JavaStackWalk walk, Pointer startSP, Pointer endSP, CodePointer startIP, JavaFrameAnchor anchor);

    @Alias
    private static native boolean advance0(JavaStackWalk walk, IsolateThread thread, StoredContinuation continuation);

    @Substitute
    @Uninterruptible(reason = "Prevent deoptimization and GC while in this method.", callerMustBe = true)
    private static void initWalk(
            JavaStackWalk walk,
            IsolateThread thread,
            Pointer startSP,
            Pointer endSP,
            CodePointer startIP,
            JavaFrameAnchor anchor) {
        if (SafepointBehavior.isCrashedThread(thread)) {
            Pointer none = WordFactory.nullPointer();
            initWalk0(walk, none, none, WordFactory.nullPointer(), WordFactory.nullPointer());
        } else if (startIP.isNonNull()) {
            initWalk0(walk, startSP, endSP, startIP, anchor);
        } else {
            JavaFrameAnchor next = StackSwitch.skipReturned(anchor, startSP);
            CodePointer ip = next.isNonNull() && startSP == next.getLastJavaSP()
                    ? next.getLastJavaIP()
                    : FrameAccess.singleton().readReturnAddress(thread, startSP);
            initWalk0(walk, startSP, endSP, ip, next);
        }
    }

    @Substitute
    @Uninterruptible(reason = "Prevent deoptimization and GC while in this method.", callerMustBe = true)
    public static boolean advance(JavaStackWalk walk, IsolateThread thread) {
        JavaFrame frame = JavaStackWalker.getCurrentFrame(walk);
        Pointer sp = frame.getSP();
        if (sp.isNonNull() && JavaFrames.isEntryPoint(frame)) {
            JavaFrameAnchor next = StackSwitch.skipReturned(
                    JavaStackWalker.getFrameAnchor(walk), sp.add(JavaFrames.getTotalFrameSize(frame)));
            if (next.isNonNull()) {
                initWalk0(
                        walk,
                        next.getLastJavaSP(),
                        JavaStackWalker.getEndSP(walk),
                        next.getLastJavaIP(),
                        next.getPreviousAnchor());
            }
        }
        return advance0(walk, thread, null);
    }
}
