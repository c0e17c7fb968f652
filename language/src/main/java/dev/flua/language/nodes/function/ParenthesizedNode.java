package dev.flua.language.nodes.function;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.MultipleValuesNode;

/** {@code (f())}: exactly one value of a call or of {@code ...}. */
public final class ParenthesizedNode extends LuaExpressionNode {
    @Child
    private MultipleValuesNode inner;

    public ParenthesizedNode(MultipleValuesNode inner) {
        this.inner = inner;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return inner.execute(frame);
    }
}
