package dev.flua.language.nodes.control;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;

/** The basic function {@code next}, for itself and for the loops that do without calling it. */
public final class NextFunction {
    /** Without a position: the reference finds the mistake where it knows of no function. */
    private static final LuaString INVALID_KEY = LuaString.intern("invalid key to 'next'");

    private NextFunction() {}

    /**
     * The position of a key for {@link LuaTable#nextPosition}.
     *
     * @throws LuaError if the table does not know the key
     */
    @TruffleBoundary
    public static int positionOf(Node location, LuaTable table, Object key) {
        int position = table.positionOf(key);
        if (position == LuaTable.UNKNOWN) {
            throw invalidKey(location);
        }
        return position;
    }

    /** The error for a key that is none of the object's. */
    @TruffleBoundary
    public static LuaError invalidKey(Node location) {
        return new LuaError(INVALID_KEY, location);
    }
}
