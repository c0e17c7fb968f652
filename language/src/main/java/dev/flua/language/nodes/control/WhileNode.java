package dev.flua.language.nodes.control;

import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.LoopNode;
import com.oracle.truffle.api.profiles.CountingConditionProfile;
import dev.flua.language.nodes.LuaStatementNode;

/** {@code while}. */
public final class WhileNode extends LuaStatementNode {
    @Child
    private LoopNode loop;

    public WhileNode(ConditionNode condition, LuaStatementNode body) {
        loop = Truffle.getRuntime().createLoopNode(new Round(condition, body));
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return LoopBody.completion(loop.execute(frame));
    }

    private static final class Round extends LoopBody {
        @Child
        private ConditionNode condition;

        @Child
        private LuaStatementNode body;

        private final CountingConditionProfile profile = CountingConditionProfile.create();

        Round(ConditionNode condition, LuaStatementNode body) {
            this.condition = condition;
            this.body = body;
        }

        @Override
        Object executeRound(VirtualFrame frame) {
            if (!profile.profile(condition.execute(frame))) {
                return DONE;
            }
            Object completion = body.execute(frame);
            return completion == null ? CONTINUE_LOOP_STATUS : completion;
        }
    }
}
