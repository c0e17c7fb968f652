package dev.flua.language.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.context.LuaContext;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.LuaStatementNode;

/** {@code local x <close>} together with the statements of its scope: however they end, the value is closed. */
public final class CloseScopeNode extends LuaStatementNode {
    private final int endLine;

    @Child
    private LuaStatementNode declaration;

    @Child
    private LuaExpressionNode variable;

    @Child
    private LuaStatementNode scope;

    @Child
    private CloseNode close;

    /**
     * @param endLine line of the end of the scope, where the closing method is called
     */
    public CloseScopeNode(
            String name,
            LuaStatementNode declaration,
            LuaExpressionNode variable,
            LuaStatementNode scope,
            int endLine) {
        this.endLine = endLine;
        this.declaration = declaration;
        this.variable = variable;
        this.scope = scope;
        this.close = new CloseNode(name);
    }

    @Override
    public Object execute(VirtualFrame frame) {
        declaration.execute(frame);
        Object value = variable.execute(frame);
        close.check(value, declaration);
        int depth = LuaContext.get(this).callDepth();
        Object completion;
        try {
            completion = scope.execute(frame);
        } catch (Throwable error) {
            throw close.afterError(value, error, depth);
        }
        close.execute(value);
        return completion;
    }

    @Override
    public int line() {
        return endLine;
    }
}
