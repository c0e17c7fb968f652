package dev.flua.language.runtime.coroutine;

import com.oracle.truffle.api.nodes.ControlFlowException;

/**
 * Unwinds the stack of a suspended coroutine that is being closed, as if every active function returned at the point it has
 * reached: to-be-closed variables are closed on the way, {@code pcall} does not catch it (manual §6.2, {@code
 * coroutine.close}).
 */
public final class CoroutineClosing extends ControlFlowException {
    private static final long serialVersionUID = 1;

    static final CoroutineClosing INSTANCE = new CoroutineClosing();

    private CoroutineClosing() {}
}
