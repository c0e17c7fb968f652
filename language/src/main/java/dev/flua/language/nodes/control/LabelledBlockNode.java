package dev.flua.language.nodes.control;

import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.LoopNode;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RepeatingNode;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.nodes.LuaStatementNode;

/**
 * Statements in sequence with labels among them. A {@code goto} to one of the labels makes another round of a loop that
 * starts at the label; the round's start lies in a frame slot, as the loop's body is compiled on its own.
 */
public final class LabelledBlockNode extends LuaStatementNode {
    private final int startSlot;

    @Child
    private LoopNode loop;

    /**
     * @param positions for each label, the index of the statement that follows it
     * @param startSlot a frame slot that belongs to this block
     */
    public LabelledBlockNode(LuaStatementNode[] statements, Label[] labels, int[] positions, int startSlot) {
        this.startSlot = startSlot;
        this.loop = Truffle.getRuntime().createLoopNode(new Round(statements, labels, positions, startSlot));
    }

    @Override
    public Object execute(VirtualFrame frame) {
        frame.setInt(startSlot, 0);
        Object completion = loop.execute(frame);
        return completion == Round.DONE ? null : completion;
    }

    private static final class Round extends Node implements RepeatingNode {
        private static final Object DONE = new Object();

        @Children
        private final LuaStatementNode[] statements;

        @CompilationFinal(dimensions = 1)
        private final Label[] labels;

        @CompilationFinal(dimensions = 1)
        private final int[] positions;

        private final int startSlot;

        Round(LuaStatementNode[] statements, Label[] labels, int[] positions, int startSlot) {
            this.statements = statements;
            this.labels = labels;
            this.positions = positions;
            this.startSlot = startSlot;
        }

        @Override
        public boolean executeRepeating(VirtualFrame frame) {
            throw new UnsupportedOperationException("a block completes with a value");
        }

        @Override
        @ExplodeLoop
        public Object executeRepeatingWithValue(VirtualFrame frame) {
            LuaEngine.get(this).finalizerSwitch().betweenRounds();
            int start = frame.getInt(startSlot);
            for (int i = 0; i < statements.length; i++) {
                if (i >= start) {
                    Object completion = statements[i].execute(frame);
                    if (completion != null) {
                        return jump(frame, completion);
                    }
                }
            }
            return DONE;
        }

        @ExplodeLoop
        private Object jump(VirtualFrame frame, Object completion) {
            if (completion instanceof Jump jump) {
                for (int i = 0; i < labels.length; i++) {
                    if (jump.target() == labels[i]) {
                        frame.setInt(startSlot, positions[i]);
                        return CONTINUE_LOOP_STATUS;
                    }
                }
            }
            return completion;
        }
    }
}
