package dev.flua.language.runtime.table;

import dev.flua.language.runtime.LuaString;

/** Where one access of a program found its key in a {@link Dictionary} the last time: most often it is there the next time, too. */
public final class EntryHint {
    private int entry;

    /** The entry of {@code key}, negative where there is none. */
    int find(Dictionary dictionary, LuaString key) {
        int expected = entry;
        if (dictionary.isAt(expected, key)) {
            return expected;
        }
        int found = dictionary.findConstant(key);
        if (found >= 0) {
            entry = found;
        }
        return found;
    }
}
