package dev.flua.language.builtins;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.NodeChild;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.compile.CompiledProgram;
import dev.flua.language.context.LuaContext;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.stack.Errors;

/**
 * The body of a library function. Subclasses carry {@link LuaBuiltin} and have one specialisation parameter per declared
 * argument; they return one value bare, and any other number of values as {@code Object[]} (see {@link
 * dev.flua.language.runtime.Values}).
 */
@GenerateNodeFactory
@NodeChild(value = "arguments", type = LuaExpressionNode[].class)
public abstract class LuaBuiltinNode extends Node {
    /** The reference's LUAI_MAXSTACK: more values find no place on its stack. */
    protected static final int MAX_STACK = 1_000_000;

    /** Runs the function with the arguments of {@code frame}. */
    public abstract Object execute(VirtualFrame frame);

    protected final LuaContext context() {
        return LuaContext.get(this);
    }

    /**
     * An error as {@code luaL_error} raises it: the message is preceded by the position of the call.
     *
     * @param message the text, bytes decoded as {@link dev.flua.language.runtime.text.SourceText} does
     */
    @TruffleBoundary
    protected final LuaError error(String message) {
        return Errors.inBuiltin(this, message);
    }

    /**
     * Called before {@code count} results are collected, for which there must be room on a stack ({@code luaL_checkstack}).
     *
     * @param what the message says that there is too much of
     */
    protected final void requireStack(long count, String what) {
        if (count >= MAX_STACK) {
            throw stackOverflow(what);
        }
    }

    @TruffleBoundary
    private LuaError stackOverflow(String what) {
        return error("stack overflow (" + what + ")");
    }

    /** Raises an error in a program that was compiled ahead of time, which has nothing to load chunks with. */
    protected final void requireOpenProgram(String function) {
        if (CompiledProgram.isClosed()) {
            throw unavailable(function);
        }
    }

    @TruffleBoundary
    private LuaError unavailable(String function) {
        return error(CompiledProgram.unavailable(function));
    }

    /**
     * {@code bad argument #position to 'function' (message)}, as {@code luaL_argerror} words it.
     *
     * @param position of the argument, counted from 1
     */
    @TruffleBoundary
    protected final LuaError argumentError(int position, String message) {
        return Errors.badArgument(this, position, message);
    }

    /** {@code bad argument … (expected expected, got type)}, as {@code luaL_typeerror} words it. */
    @TruffleBoundary
    protected final LuaError typeError(int position, String expected, Object actual) {
        return Errors.badArgumentType(this, position, expected, actual);
    }
}
