package dev.flua.language.runtime;

import com.oracle.truffle.api.ThreadLocalAction;
import dev.flua.language.LuaContext;

/**
 * Raises the error {@code interrupted!} between two steps of the program, once ({@code lstop} of lua.c). Anything may catch
 * it, as any other error.
 */
public final class Interruption extends ThreadLocalAction {
    /** Coroutines that are threads would all be interrupted. */
    private boolean raised;

    private Interruption() {
        super(true, false);
    }

    /** Interrupts the program that runs in {@code context}; any thread may call this. */
    public static void request(LuaContext context) {
        var _ = context.env().submitThreadLocal(null, new Interruption());
    }

    @Override
    protected void perform(Access access) {
        if (isFirst()) {
            throw LuaError.inBuiltin(access.getLocation(), "interrupted!");
        }
    }

    private synchronized boolean isFirst() {
        boolean first = !raised;
        raised = true;
        return first;
    }
}
