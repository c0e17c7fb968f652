package dev.flua.language.builtins;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.table.LuaTable;

/** The basic function {@code next}, which loops recognise, so that a traversal needs no calls. */
public final class NextFunction {
    private static final String NAME = "next";

    private NextFunction() {}

    /** Whether a function is {@code next}. */
    public static boolean is(LuaFunction function) {
        return function.callTarget().getRootNode() instanceof BuiltinRootNode root && root.isNext();
    }

    static boolean isNamed(String name) {
        return name.equals(NAME);
    }

    /**
     * The position of a key for {@link LuaTable#nextPosition}.
     *
     * @throws LuaError if the table does not know the key
     */
    @TruffleBoundary
    public static int positionOf(Node location, LuaTable table, Object key) {
        int position = table.positionOf(key);
        if (position < LuaTable.START) {
            throw LuaError.inBuiltin(location, "invalid key to 'next'");
        }
        return position;
    }
}
