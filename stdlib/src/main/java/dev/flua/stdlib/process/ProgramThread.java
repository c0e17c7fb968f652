package dev.flua.stdlib.process;

import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;

/** The thread in which a process runs its Lua program. */
public final class ProgramThread {
    /**
     * Bytes of address space for the stack: room for 200,000 nested calls in the interpreter, whose frames are many times larger
     * than compiled ones. Memory is used only as far as the stack has grown.
     */
    private static final long STACK_BYTES = 1L << 30;

    private ProgramThread() {}

    /**
     * Runs a program in such a thread.
     *
     * @return what the program returns, the status of the process
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static int run(IntSupplier program) throws InterruptedException {
        int[] status = new int[1];
        Thread thread = new Thread(null, () -> status[0] = program.getAsInt(), "lua", STACK_BYTES);
        thread.start();
        thread.join();
        return status[0];
    }

    /**
     * Runs a program in a context, which is closed then.
     *
     * @return what the program returns
     */
    public static int use(Context context, ToIntFunction<Context> program) {
        try (context) {
            try {
                return program.applyAsInt(context);
            } catch (PolyglotException e) {
                // What ended the program interrupted this thread, perhaps after the fact: that would disturb closing.
                var _ = Thread.interrupted();
                if (e.isCancelled()) {
                    context.close(true); // waits for it, so that what was printed gets out
                }
                throw e;
            }
        }
    }
}
