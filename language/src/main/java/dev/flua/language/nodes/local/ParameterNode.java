package dev.flua.language.nodes.local;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.profiles.BranchProfile;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.LuaNil;

/** The argument for a named parameter, nil where the caller gave fewer. */
public final class ParameterNode extends LuaExpressionNode {
    private final int index;
    private final BranchProfile given = BranchProfile.create();
    private final BranchProfile missing = BranchProfile.create();

    public ParameterNode(int index) {
        this.index = index;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object[] arguments = frame.getArguments();
        if (index + 1 < arguments.length) {
            given.enter();
            return arguments[index + 1];
        }
        missing.enter();
        return LuaNil.NIL;
    }
}
