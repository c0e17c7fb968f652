package dev.flua.language.nodes.control;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.GenerateWrapper;
import com.oracle.truffle.api.instrumentation.InstrumentableNode;
import com.oracle.truffle.api.instrumentation.ProbeNode;
import com.oracle.truffle.api.instrumentation.Tag;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.LuaNode;
import dev.flua.language.nodes.hook.HookPointTag;
import dev.flua.language.runtime.Coercions;

/**
 * The truth of an expression: everything but nil and false is true. The condition of a statement has a place in the source, up
 * to the word after it if there is one, and can be watched there.
 */
@GenerateWrapper
public class ConditionNode extends LuaNode implements InstrumentableNode {
    @Child
    private LuaExpressionNode expression;

    @CompilationFinal
    private boolean seenOther;

    public ConditionNode(LuaExpressionNode expression) {
        this.expression = expression;
    }

    /** For the wrapper. */
    protected ConditionNode() {}

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

    @Override
    public final boolean isInstrumentable() {
        return sourceStart() >= 0;
    }

    @Override
    public final boolean hasTag(Class<? extends Tag> tag) {
        return tag == HookPointTag.class;
    }

    @Override
    public final WrapperNode createWrapper(ProbeNode probe) {
        return new ConditionNodeWrapper(this, probe);
    }
}
