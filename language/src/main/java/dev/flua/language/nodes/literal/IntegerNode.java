package dev.flua.language.nodes.literal;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.LuaNumber;

/** An integer numeral. */
public final class IntegerNode extends LuaExpressionNode {
    private final long value;

    public IntegerNode(long value) {
        this.value = value;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return value;
    }

    @Override
    public long executeLong(VirtualFrame frame) {
        return value;
    }

    @Override
    public LuaNumber executeNumber(VirtualFrame frame) {
        return LuaNumber.of(value);
    }

    public long value() {
        return value;
    }
}
