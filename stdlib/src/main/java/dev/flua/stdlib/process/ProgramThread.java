package dev.flua.stdlib.process;

import java.util.function.IntSupplier;

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
}
