package dev.flua.language.nodes.access;

import dev.flua.language.nodes.LuaExpressionNode;

/** A node that reads or writes a field of the value of an expression. */
public interface Indexing {
    /** The expression whose value is indexed. */
    LuaExpressionNode getReceiver();
}
