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
     * The position after that of {@code key}; negative at the end.
     *
     * @param position where the key is in most cases; {@link LuaTable#START} where nothing is known
     * @throws LuaError if the table does not know the key
     */
    public static int nextPosition(Node location, LuaTable table, int position, Object key) {
        int next = table.nextPosition(position, key);
        if (next == LuaTable.UNKNOWN) {
            throw invalidKey(location);
        }
        return next;
    }

    /** The error for a key that is none of the object's. */
    @TruffleBoundary
    public static LuaError invalidKey(Node location) {
        return new LuaError(INVALID_KEY, location);
    }
}
