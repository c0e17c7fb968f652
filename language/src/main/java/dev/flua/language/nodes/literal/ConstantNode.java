package dev.flua.language.nodes.literal;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.LuaString;

/** {@code nil}, {@code true}, {@code false}, or a literal string. */
public final class ConstantNode extends LuaExpressionNode {
    private final Object value;

    public ConstantNode(Object value) {
        this.value = value;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return value;
    }

    @Override
    public boolean executeBoolean(VirtualFrame frame) throws UnexpectedResultException {
        if (value instanceof Boolean bool) {
            return bool;
        }
        throw new UnexpectedResultException(value);
    }

    public Object value() {
        return value;
    }

    @Override
    public String variableName() {
        return value instanceof LuaString string ? string.toString() : null;
    }

    @Override
    public String variableKind() {
        return "constant";
    }
}
