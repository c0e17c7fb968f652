package dev.flua.language.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RepeatingNode;
import dev.flua.language.context.LuaEngine;

/**
 * One round of a loop. The loop ends with {@link #DONE} where it ends by itself or by {@code break}, otherwise with the
 * completion of a statement that leaves it.
 */
abstract class LoopBody extends Node implements RepeatingNode {
    static final Object DONE = new Object();

    /** What the loop statement completes with, given how the loop ended. */
    static Object completion(Object ending) {
        return ending == DONE || ending == Jump.BREAK ? null : ending;
    }

    @Override
    public final Object executeRepeatingWithValue(VirtualFrame frame) {
        LuaEngine.get(this).finalizerSwitch().betweenRounds();
        return executeRound(frame);
    }

    /** Returns {@link #CONTINUE_LOOP_STATUS} where another round follows. */
    abstract Object executeRound(VirtualFrame frame);

    @Override
    public final boolean executeRepeating(VirtualFrame frame) {
        throw new UnsupportedOperationException("a loop completes with a value");
    }
}
