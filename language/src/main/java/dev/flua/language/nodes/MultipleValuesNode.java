package dev.flua.language.nodes;

import com.oracle.truffle.api.frame.VirtualFrame;

/** An expression that can yield any number of values where it stands last in a list: a call or {@code ...}. */
public abstract class MultipleValuesNode extends LuaExpressionNode {
    /** All values: one bare, any other number as {@code Object[]} ({@link dev.flua.language.runtime.Values}). */
    public abstract Object executeMultiple(VirtualFrame frame);
}
