package dev.flua.language.nodes.literal;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.LuaNumber;

/** A float numeral. */
public final class FloatNode extends LuaExpressionNode {
    private final double value;

    public FloatNode(double value) {
        this.value = value;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return value;
    }

    @Override
    public double executeDouble(VirtualFrame frame) {
        return value;
    }

    @Override
    public LuaNumber executeNumber(VirtualFrame frame) {
        return LuaNumber.of(value);
    }
}
