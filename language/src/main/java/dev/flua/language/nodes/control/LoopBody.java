package dev.flua.language.nodes.control;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.LoopNode;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RepeatingNode;
import dev.flua.language.context.LuaEngine;

/**
 * One round of a loop. The loop ends with {@link #DONE} where it ends by itself or by {@code break}, otherwise with the
 * completion of a statement that leaves it.
 */
abstract class LoopBody extends Node implements RepeatingNode {
    static final Object DONE = new Object();

    /** Rounds in quickly compiled code after which a loop goes on in the interpreter. */
    private static final int FIRST_TIER_ROUNDS = 200_000;

    /** Rounds in the interpreter after which a loop is compiled, though no activation has made that many. */
    private static final int INTERPRETED_ROUNDS = 200_000;

    private int firstTierRounds;
    private int interpretedRounds;

    /** What the loop statement completes with, given how the loop ended. */
    static Object completion(Object ending) {
        return ending == DONE || ending == Jump.BREAK ? null : ending;
    }

    @Override
    public final Object executeRepeatingWithValue(VirtualFrame frame) {
        LuaEngine.get(this).finalizerSwitch().betweenRounds();
        Object status = executeRound(frame);
        if (CompilerDirectives.inInterpreter()) {
            countInterpreted(status);
        } else if (CompilerDirectives.hasNextTier()) {
            countFirstTier();
        }
        return status;
    }

    /**
     * The loop node counts the rounds of each activation by itself. Those of coroutines may last as long as the program and make few
     * rounds each: what counts is how many they make together before one of them ends the loop.
     */
    private void countInterpreted(Object status) {
        if (status != CONTINUE_LOOP_STATUS) {
            interpretedRounds = 0;
        } else if (++interpretedRounds == INTERPRETED_ROUNDS) {
            interpretedRounds = 0;
            LoopNode.reportLoopCount(this, INTERPRETED_ROUNDS);
        }
    }

    /**
     * Code of the first tier is left at the end of its function only, which may be minutes away in a loop that is long. The interpreter
     * enters the loop's own code, of the last tier, and has it compiled if there is none.
     */
    private void countFirstTier() {
        if (++firstTierRounds == FIRST_TIER_ROUNDS) {
            CompilerDirectives.transferToInterpreter();
            firstTierRounds = 0;
        }
    }

    /** Returns {@link #CONTINUE_LOOP_STATUS} where another round follows. */
    abstract Object executeRound(VirtualFrame frame);

    @Override
    public final boolean executeRepeating(VirtualFrame frame) {
        throw new UnsupportedOperationException("a loop completes with a value");
    }
}
