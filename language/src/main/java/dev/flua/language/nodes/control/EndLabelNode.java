package dev.flua.language.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.LuaStatementNode;

/** A block that ends with a label, as {@code goto continue} wants it: a jump there just ends the block. */
public final class EndLabelNode extends LuaStatementNode {
    private final Label label;

    @Child
    private LuaStatementNode block;

    public EndLabelNode(Label label, LuaStatementNode block) {
        this.label = label;
        this.block = block;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object completion = block.execute(frame);
        return completion instanceof Jump jump && jump.target() == label ? null : completion;
    }
}
