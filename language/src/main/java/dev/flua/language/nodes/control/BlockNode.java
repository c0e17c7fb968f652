package dev.flua.language.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import dev.flua.language.nodes.LuaStatementNode;

/** Statements in sequence. */
public final class BlockNode extends LuaStatementNode {
    @Children
    private final LuaStatementNode[] statements;

    public BlockNode(LuaStatementNode[] statements) {
        this.statements = statements;
    }

    @Override
    @ExplodeLoop
    public Object execute(VirtualFrame frame) {
        for (LuaStatementNode statement : statements) {
            Object completion = statement.execute(frame);
            if (completion != null) {
                return completion;
            }
        }
        return null;
    }
}
