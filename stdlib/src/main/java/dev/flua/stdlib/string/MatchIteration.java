package dev.flua.stdlib.string;

import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LuaUserdata;
import dev.flua.language.runtime.table.LuaTable;

/** How far an iterator of {@code string.gmatch} has come. A userdata, because debug.getupvalue can get hold of it. */
final class MatchIteration extends LuaUserdata {
    private final Matcher matcher;
    private int position;
    private int lastEnd = -1;

    MatchIteration(Matcher matcher, int position) {
        this.matcher = matcher;
        this.position = position;
    }

    Matcher matcher() {
        return matcher;
    }

    /** Goes to the next match; false where there is none. */
    boolean advance(Node location) {
        if (!matcher.findNext(position, lastEnd, location)) {
            return false;
        }
        position = matcher.matchEnd();
        lastEnd = position;
        return true;
    }

    @Override
    public LuaTable metatable() {
        return null;
    }
}
