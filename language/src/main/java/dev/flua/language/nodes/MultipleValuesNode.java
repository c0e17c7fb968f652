package dev.flua.language.nodes;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.GenerateWrapper;
import com.oracle.truffle.api.instrumentation.ProbeNode;

/** An expression that can yield any number of values where it stands last in a list: a call or {@code ...}. */
@GenerateWrapper
public abstract class MultipleValuesNode extends LuaExpressionNode {
    /** All values: one bare, any other number as {@code Object[]} ({@link dev.flua.language.runtime.Values}). */
    public abstract Object executeMultiple(VirtualFrame frame);

    @Override
    public final WrapperNode createWrapper(ProbeNode probe) {
        return new MultipleValuesNodeWrapper(this, probe);
    }
}
