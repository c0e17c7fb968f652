package dev.flua.language.runtime.table;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.Truffle;
import dev.flua.language.runtime.LuaString;

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

    /** The value of {@code key} in a value whose metatable is {@code metatable} and which has no fields itself, as strings. */
    public static ResolvedMember throughMetatable(LuaTable metatable, LuaString key) {
        synchronized (Shape.LOCK) {
            return MemberLookup.throughMetatable(metatable, key);
        }
    }
}
