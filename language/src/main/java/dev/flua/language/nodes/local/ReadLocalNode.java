package dev.flua.language.nodes.local;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.LuaNumber;

/** Reads a local variable that no closure shares, from its frame slot. */
public final class ReadLocalNode extends LuaExpressionNode {
    private static final int SEEN_INTEGER = 1;
    private static final int SEEN_FLOAT = 2;
    private static final int SEEN_OBJECT = 4;

    private final int slot;
    private final String name;

    @CompilationFinal
    private int seen;

    public ReadLocalNode(int slot, String name) {
        this.slot = slot;
        this.name = name;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        int kinds = seen;
        if ((kinds & SEEN_OBJECT) != 0 && frame.isObject(slot)) {
            return frame.getObject(slot);
        }
        if ((kinds & SEEN_INTEGER) != 0 && frame.isLong(slot)) {
            return frame.getLong(slot);
        }
        if ((kinds & SEEN_FLOAT) != 0 && frame.isDouble(slot)) {
            return frame.getDouble(slot);
        }
        CompilerDirectives.transferToInterpreterAndInvalidate();
        seen = kinds | (frame.isObject(slot) ? SEEN_OBJECT : frame.isLong(slot) ? SEEN_INTEGER : SEEN_FLOAT);
        return frame.getValue(slot);
    }

    @Override
    public long executeLong(VirtualFrame frame) throws UnexpectedResultException {
        if (frame.isLong(slot)) {
            return frame.getLong(slot);
        }
        throw unexpected(frame);
    }

    @Override
    public double executeDouble(VirtualFrame frame) throws UnexpectedResultException {
        if (frame.isDouble(slot)) {
            return frame.getDouble(slot);
        }
        throw unexpected(frame);
    }

    @Override
    public LuaNumber executeNumber(VirtualFrame frame) throws UnexpectedResultException {
        if (frame.isLong(slot)) {
            return LuaNumber.of(frame.getLong(slot));
        }
        if (frame.isDouble(slot)) {
            return LuaNumber.of(frame.getDouble(slot));
        }
        throw unexpected(frame);
    }

    private UnexpectedResultException unexpected(VirtualFrame frame) {
        CompilerDirectives.transferToInterpreterAndInvalidate();
        return new UnexpectedResultException(frame.getValue(slot));
    }

    @Override
    public String variableName() {
        return name;
    }

    @Override
    public String variableKind() {
        return "local";
    }
}
