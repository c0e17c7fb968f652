package dev.flua.aot;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import com.oracle.svm.core.code.FrameInfoQueryResult;
import com.oracle.svm.core.deopt.DeoptimizedFrame;
import java.util.function.BooleanSupplier;
import org.graalvm.word.Pointer;

/**
 * Leaves compiled code without writing down what was in the frame, which is for the report of a crash: that took most of the time
 * of a deoptimization, and tens of kilobytes. An error that unwinds a deep recursion leaves a hundred thousand frames.
 */
@TargetClass(
        className = "com.oracle.svm.core.deopt.Deoptimizer",
        onlyWith = Target_com_oracle_svm_core_deopt_Deoptimizer.Known.class)
final class Target_com_oracle_svm_core_deopt_Deoptimizer {
    @Substitute
    @SuppressWarnings("unused") // so it is declared
    private static void logDeoptSourceFrameOperation(
            Pointer sp, DeoptimizedFrame deoptimizedFrame, FrameInfoQueryResult frameInfo) {}

    /** Whether the builder writes it down. */
    static final class Known implements BooleanSupplier {
        @Override
        public boolean getAsBoolean() {
            return BuilderClasses.have(Target_com_oracle_svm_core_deopt_Deoptimizer.class);
        }
    }
}
