package dev.flua.language.nodes.control;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.Coercions;

/** The truth of an expression: everything but nil and false is true. */
public final class ConditionNode extends Node {
    @Child
    private LuaExpressionNode expression;

    @CompilationFinal
    private boolean seenOther;

    public ConditionNode(LuaExpressionNode expression) {
        this.expression = expression;
    }

    public boolean execute(VirtualFrame frame) {
        if (!seenOther) {
            try {
                return expression.executeBoolean(frame);
            } catch (UnexpectedResultException e) {
                CompilerDirectives.transferToInterpreterAndInvalidate();
                seenOther = true;
                return Coercions.isTrue(e.getResult());
            }
        }
        return Coercions.isTrue(expression.execute(frame));
    }
}
