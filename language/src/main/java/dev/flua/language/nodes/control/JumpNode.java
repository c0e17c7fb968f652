package dev.flua.language.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.LuaStatementNode;

/** {@code break} or {@code goto}. */
public final class JumpNode extends LuaStatementNode {
    private final Jump jump;

    public JumpNode(Jump jump) {
        this.jump = jump;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return jump;
    }

    public boolean isBreak() {
        return jump == Jump.BREAK;
    }
}
