package dev.flua.language.nodes;

import com.oracle.truffle.api.frame.VirtualFrame;

/**
 * Something that is executed for its effect. How it completed is its result, because exceptions for {@code break} and
 * {@code return} would be dear in the interpreter.
 */
public abstract class LuaStatementNode extends LuaNode {
    /**
     * Executes the statement.
     *
     * @return null where control goes on after the statement; {@link dev.flua.language.nodes.control.Jump} for {@code
     *     break} and {@code goto}; else the results with which the function returns
     */
    public abstract Object execute(VirtualFrame frame);
}
