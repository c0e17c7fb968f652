package dev.flua.language.nodes.control;

import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.LoopNode;
import dev.flua.language.nodes.LuaStatementNode;

/** {@code repeat … until}; the translator makes the condition the last statement of the body, because it sees its locals. */
public final class RepeatNode extends LuaStatementNode {
    @Child
    private LoopNode loop;

    public RepeatNode(LuaStatementNode body) {
        loop = Truffle.getRuntime().createLoopNode(new Round(body));
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return LoopBody.completion(loop.execute(frame));
    }

    private static final class Round extends LoopBody {
        @Child
        private LuaStatementNode body;

        Round(LuaStatementNode body) {
            this.body = body;
        }

        @Override
        Object executeRound(VirtualFrame frame) {
            Object completion = body.execute(frame);
            return completion == null ? CONTINUE_LOOP_STATUS : completion;
        }
    }

    /** The condition: leaves the loop where it is true. */
    public static final class Until extends LuaStatementNode {
        @Child
        private ConditionNode condition;

        public Until(ConditionNode condition) {
            this.condition = condition;
        }

        @Override
        public Object execute(VirtualFrame frame) {
            return condition.execute(frame) ? Jump.BREAK : null;
        }
    }
}
