package dev.flua.language.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.profiles.CountingConditionProfile;
import dev.flua.language.nodes.LuaStatementNode;

/** {@code if}; an {@code elseif} is an if in the else part. */
public final class IfNode extends LuaStatementNode {
    @Child
    private ConditionNode condition;

    @Child
    private LuaStatementNode then;

    @Child
    private LuaStatementNode otherwise;

    private final CountingConditionProfile profile = CountingConditionProfile.create();

    /**
     * @param otherwise null where there is no else
     */
    public IfNode(ConditionNode condition, LuaStatementNode then, LuaStatementNode otherwise) {
        this.condition = condition;
        this.then = then;
        this.otherwise = otherwise;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        if (profile.profile(condition.execute(frame))) {
            return then.execute(frame);
        }
        return otherwise == null ? null : otherwise.execute(frame);
    }

    /** What is executed where the condition holds. */
    public LuaStatementNode then() {
        return then;
    }
}
