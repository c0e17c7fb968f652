package dev.flua.language.nodes.compare;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import com.oracle.truffle.api.profiles.CountingConditionProfile;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.Coercions;

/** {@code a or b}: the first operand where that is true, else the second. */
public final class OrNode extends LuaExpressionNode {
    @Child
    private LuaExpressionNode left;

    @Child
    private LuaExpressionNode right;

    private final CountingConditionProfile decided = CountingConditionProfile.create();

    public OrNode(LuaExpressionNode left, LuaExpressionNode right) {
        this.left = left;
        this.right = right;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object value = left.execute(frame);
        return decided.profile(Coercions.isTrue(value)) ? value : right.execute(frame);
    }

    @Override
    public boolean executeBoolean(VirtualFrame frame) throws UnexpectedResultException {
        boolean value;
        try {
            value = left.executeBoolean(frame);
        } catch (UnexpectedResultException e) {
            Object other = e.getResult();
            throw new UnexpectedResultException(
                    decided.profile(Coercions.isTrue(other)) ? other : right.execute(frame));
        }
        return decided.profile(value) ? value : right.executeBoolean(frame);
    }
}
