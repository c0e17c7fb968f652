package dev.flua.language.runtime.stack;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.TruffleOptions;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.GuestCompiler;
import org.graalvm.nativeimage.ImageSingletons;

/**
 * Functions that call themselves, directly or not, many times within each other. Code is compiled for the errors that have been
 * seen. The first error to leave a deep recursion would end that code while all its calls are in progress, and each of them would
 * have to go on in the interpreter, only to find that it ends, too: seconds for a recursion that fills the stack.
 */
public final class Recursion {
    /** Innermost calls that are looked at for the functions that take part. */
    private static final int CALLS = 64;

    private static final ErrorPaths ERROR_PATHS = TruffleOptions.AOT && ImageSingletons.contains(ErrorPaths.class)
            ? ImageSingletons.lookup(ErrorPaths.class)
            : null;

    /** Whether recursions matter here. On the Java virtual machine they do not: its own compiler does the same with the interpreter. */
    public static final boolean IS_NOTICED = ERROR_PATHS != null;

    /**
     * Calls within each other from which on a function is taken for one that recurses. So many calls of the code that there is are
     * deoptimized, once; fewer, and more programs that recurse in earnest would have their functions compiled again.
     */
    public static final int DEPTH = 10_000;

    private Recursion() {}

    /** Where an image has the compiler inside, as a singleton of the image. */
    @FunctionalInterface
    public interface ErrorPaths {
        /**
         * Has the code that is compiled from now on be ready for any error.
         *
         * @param function what may end by one
         * @param call what calls it, null where that is not Lua code
         */
        void expect(RootCallTarget function, Node call);
    }

    /** Makes the functions that are running ready for errors. */
    @TruffleBoundary
    public static void expectErrors() {
        if (!GuestCompiler.isPresent()) {
            return;
        }
        int[] calls = {0};
        Truffle.getRuntime().iterateFrames(call -> {
            ERROR_PATHS.expect((RootCallTarget) call.getCallTarget(), call.getCallNode());
            return ++calls[0] < CALLS ? null : call;
        });
    }
}
