package dev.flua.language.runtime.coroutine;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.StackChunk;

/**
 * Makes sure that the frames of a suspended continuation have room on the thread's stack. The JDK checks that itself, but the
 * machine crashes when the check fails (ShouldNotReachHere in raw_exception_handler_for_return_address, JDK 25), so an
 * ordinary stack overflow has to be provoked before it comes to that.
 */
final class StackRoom {
    /** Up to this size the JDK does not check, because there is always that much room (a page, less some rounding). */
    private static final int UNCHECKED_BYTES = 3 << 10;

    /** What the JDK wants in addition. */
    private static final int MARGIN_BYTES = 4 << 10;

    /** Where the size is not known: more than most coroutines have. */
    private static final int USUAL_BYTES = 16 << 10;

    /** At least this much is taken by one call of {@link #descend}. */
    private static final int CALL_BYTES = 16;

    private static final VarHandle TAIL;
    private static final VarHandle PARENT;
    private static final VarHandle SIZE;
    private static final VarHandle TOP;

    static {
        VarHandle tail = null;
        VarHandle parent = null;
        VarHandle size = null;
        VarHandle top = null;
        try {
            tail = field(Continuation.class, "tail", StackChunk.class);
            parent = field(StackChunk.class, "parent", StackChunk.class);
            size = field(StackChunk.class, "size", int.class);
            top = field(StackChunk.class, "sp", int.class);
        } catch (ReflectiveOperationException e) {
            tail = null; // the package is exported to us, but not opened
        }
        TAIL = tail;
        PARENT = parent;
        SIZE = size;
        TOP = top;
    }

    private StackRoom() {}

    private static VarHandle field(Class<?> owner, String name, Class<?> type) throws ReflectiveOperationException {
        return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findVarHandle(owner, name, type);
    }

    /**
     * Returns if the frames of {@code continuation} fit on the stack.
     *
     * @throws StackOverflowError if they do not
     */
    @TruffleBoundary
    static void require(Continuation continuation) {
        int bytes = TAIL == null ? USUAL_BYTES : size(continuation);
        if (bytes > UNCHECKED_BYTES) {
            descend((bytes + MARGIN_BYTES) / CALL_BYTES);
        }
    }

    private static int size(Continuation continuation) {
        int words = 0;
        for (StackChunk chunk = (StackChunk) TAIL.get(continuation);
                chunk != null;
                chunk = (StackChunk) PARENT.get(chunk)) {
            words += (int) SIZE.get(chunk) - (int) TOP.get(chunk);
        }
        return words * Long.BYTES;
    }

    /** The result is of no interest; it keeps the call from being a tail call. */
    private static int descend(int calls) {
        return calls == 0 ? 0 : descend(calls - 1) + 1;
    }
}
