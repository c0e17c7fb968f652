package dev.flua.language.runtime.table;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.Truffle;
import dev.flua.language.runtime.LuaString;
import java.util.List;

/**
 * The result of looking a string key up, along {@code __index} chains, in any table of one {@link Shape}: the value is the
 * same for all of them as long as {@link #valid} holds. What the lookup passed on its way (meta classes, keys of prototype
 * tables) ends it when it changes.
 *
 * @param value the value, nil where the key is absent everywhere
 */
public record ResolvedMember(Object value, Assumption valid) {
    ResolvedMember(Object value) {
        this(value, Truffle.getRuntime().createAssumption("member lookup unchanged"));
    }

    static void invalidateAll(List<ResolvedMember> members) {
        for (ResolvedMember member : members) {
            member.valid.invalidate();
        }
        members.clear();
    }

    /** The value of {@code key} in a value whose metatable is {@code metatable} and which has no fields itself, as strings. */
    public static ResolvedMember throughMetatable(LuaTable metatable, LuaString key) {
        synchronized (Shape.LOCK) {
            return MemberLookup.throughMetatable(metatable, key);
        }
    }
}
