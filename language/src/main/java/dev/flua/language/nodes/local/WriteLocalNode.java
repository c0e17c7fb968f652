package dev.flua.language.nodes.local;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.LuaStatementNode;
import dev.flua.language.runtime.LuaNumber;

/** Sets a local variable that no closure shares; numbers stay unboxed in the frame slot, also where it has met both kinds. */
public final class WriteLocalNode extends LuaStatementNode {
    private static final int INTEGER = 1;
    private static final int FLOAT = 2;
    private static final int OBJECT = 4;

    private final int slot;

    @Child
    private LuaExpressionNode value;

    /** The kinds of values that were met. */
    @CompilationFinal
    private int met;

    /** @param value null for a node that is given values only, see {@link #executeWith} */
    public WriteLocalNode(int slot, LuaExpressionNode value) {
        this.slot = slot;
        this.value = value;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        try {
            switch (met) {
                case INTEGER -> frame.setLong(slot, value.executeLong(frame));
                case FLOAT -> frame.setDouble(slot, value.executeDouble(frame));
                case INTEGER | FLOAT -> set(frame, value.executeNumber(frame));
                default -> executeWith(frame, value.execute(frame));
            }
        } catch (UnexpectedResultException e) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            executeWith(frame, e.getResult());
        }
        return null;
    }

    private void set(VirtualFrame frame, LuaNumber number) {
        if (number.isInteger()) {
            frame.setLong(slot, number.integer());
        } else {
            frame.setDouble(slot, number.number());
        }
    }

    /** Sets the variable to a value that was evaluated before; what was not met is not compiled. */
    public Object executeWith(VirtualFrame frame, Object newValue) {
        if ((met & OBJECT) != 0 && !(newValue instanceof Long || newValue instanceof Double)) {
            frame.setObject(slot, newValue);
        } else if ((met & INTEGER) != 0 && newValue instanceof Long integer) {
            frame.setLong(slot, integer);
        } else if ((met & FLOAT) != 0 && newValue instanceof Double number) {
            frame.setDouble(slot, number);
        } else {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            met |= newValue instanceof Long ? INTEGER : newValue instanceof Double ? FLOAT : OBJECT;
            executeWith(frame, newValue);
        }
        return null;
    }
}
