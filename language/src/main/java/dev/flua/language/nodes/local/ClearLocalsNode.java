package dev.flua.language.nodes.local;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import dev.flua.language.nodes.LuaStatementNode;

/** After a block whose variables are gone: what they held can be garbage. */
public final class ClearLocalsNode extends LuaStatementNode {
    private final int from;
    private final int to;

    /** Clears the slots {@code from}, inclusive, to {@code to}, exclusive. */
    public ClearLocalsNode(int from, int to) {
        this.from = from;
        this.to = to;
    }

    @Override
    @ExplodeLoop
    public Object execute(VirtualFrame frame) {
        for (int slot = from; slot < to; slot++) {
            frame.clear(slot);
        }
        return null;
    }
}
