package dev.flua.language.context;

import com.oracle.truffle.api.ThreadLocalAction;
import dev.flua.language.runtime.stack.Errors;

/**
 * Raises the error {@code interrupted!} between two steps of the program, once ({@code lstop} of lua.c). Anything may catch
 * it, as any other error.
 */
public final class Interruption extends ThreadLocalAction {
    /** Raised already, as coroutines that are threads would all be interrupted, or withdrawn. */
    private boolean over;

    private Interruption() {
        super(true, false);
    }

    /** Interrupts the program that runs in {@code context}; any thread may call this. What is returned can take it back. */
    public static Interruption request(LuaContext context) {
        Interruption interruption = new Interruption();
        var _ = context.env().submitThreadLocal(null, interruption);
        return interruption;
    }

    /** From now on the error is not raised any more, because the program has ended. */
    public synchronized void withdraw() {
        over = true;
    }

    @Override
    protected void perform(Access access) {
        if (begins()) {
            throw Errors.inProgram(access.getLocation(), "interrupted!");
        }
    }

    private synchronized boolean begins() {
        boolean begins = !over;
        over = true;
        return begins;
    }
}
