package dev.flua.language.nodes.compare;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.foreign.ForeignNumbers;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.literal.ConstantNode;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;

/**
 * {@code a == "text"}, {@code a == nil}, {@code a == true}: nothing has to be learned about the other operand, because no metamethod
 * is asked.
 */
public final class EqualConstantNode extends LuaExpressionNode {
    @Child
    private LuaExpressionNode operand;

    private final Object constant;

    public EqualConstantNode(LuaExpressionNode operand, ConstantNode constant) {
        this.operand = operand;
        this.constant = constant.value();
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return executeBoolean(frame);
    }

    @Override
    public boolean executeBoolean(VirtualFrame frame) {
        Object value = operand.execute(frame);
        if (value == constant) {
            return true;
        }
        if (value == LuaNil.NIL || constant == LuaNil.NIL) {
            return false;
        }
        if (constant instanceof LuaString text && value instanceof LuaString other) {
            return text.equals(other);
        }
        if (constant instanceof Boolean truth && value instanceof Boolean other) {
            return truth.equals(other);
        }
        return equalsForeign(value);
    }

    /** Values of another kind than the constant's are rare enough for a call. */
    @TruffleBoundary
    private boolean equalsForeign(Object value) {
        return ForeignAccess.isForeign(value) && ForeignNumbers.areEqual(value, constant);
    }
}
