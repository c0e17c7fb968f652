package dev.flua.aot;

import com.oracle.svm.core.SubstrateUtil;
import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.TargetClass;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.nodes.DirectCallNode;
import com.oracle.truffle.api.nodes.IndirectCallNode;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.stack.Recursion;

/** Has functions be compiled with what an error needs to leave them, before there has been one. */
final class CompiledErrorPaths implements Recursion.ErrorPaths {
    /** What Truffle compiles. */
    static final String FUNCTION = "com.oracle.truffle.runtime.OptimizedCallTarget";

    @Override
    public void expect(RootCallTarget function, Node call) {
        SubstrateUtil.cast(function, Function.class).exceptionProfile = Function.PROFILE_GENERIC;
        if (call instanceof DirectCallNode) {
            SubstrateUtil.cast(call, DirectCall.class).exceptionProfile = Throwable.class;
        } else if (call instanceof IndirectCallNode) {
            SubstrateUtil.cast(call, IndirectCall.class).exceptionProfile = Throwable.class;
        }
    }

    @TargetClass(className = FUNCTION, onlyWith = ErrorPathsFeature.HasCompiler.class)
    static final class Function {
        /** That exceptions of several kinds have been seen. */
        @Alias
        static byte PROFILE_GENERIC;

        /** Which kind of exceptions has been seen. */
        @Alias
        byte exceptionProfile;
    }

    @TargetClass(
            className = "com.oracle.truffle.runtime.OptimizedDirectCallNode",
            onlyWith = ErrorPathsFeature.HasCompiler.class)
    static final class DirectCall {
        /** The only type of the exceptions that have been seen, this one for several; null for none. */
        @Alias
        Class<? extends Throwable> exceptionProfile;
    }

    @TargetClass(
            className = "com.oracle.truffle.runtime.OptimizedIndirectCallNode",
            onlyWith = ErrorPathsFeature.HasCompiler.class)
    static final class IndirectCall {
        /** As in {@link DirectCall}. */
        @Alias
        Class<? extends Throwable> exceptionProfile;
    }
}
