package dev.flua.language.runtime.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.ProgramState;

/** Which tables are weak: those whose metatable says so in {@code __mode} (manual §2.5.4). */
public final class TableMode {
    private TableMode() {}

    /** Makes a table as weak as {@code __mode} of its metatable says. */
    static void follow(LuaTable table) {
        LuaTable metatable = table.metatable();
        Object mode = metatable == null ? LuaNil.NIL : metatable.get(Event.MODE.key());
        String letters = mode instanceof LuaString text ? text.toLatin1() : "";
        if (set(table, letters.contains("k"), letters.contains("v"))) {
            ProgramState.get(null).expectCollections();
        }
    }

    /** {@code __mode} of a metatable was written: has those tables follow whose metatable it is, and which it does not know. */
    static void written(LuaTable metatable) {
        ProgramState.get(null).visitTables(table -> {
            if (table.metatable() == metatable) {
                follow(table);
            }
        });
    }

    /**
     * Moves all that a table has to a dictionary that keeps keys or values weakly, or neither.
     *
     * @return whether it does now and did not before
     */
    @TruffleBoundary
    public static boolean set(LuaTable table, boolean weakKeys, boolean weakValues) {
        Dictionary old = table.dictionary;
        if (old == null ? !weakKeys && !weakValues : old.isWeak(weakKeys, weakValues)) {
            return false;
        }
        LuaTable content = new LuaTable(table.shape, table.numbers, table.objects, table.array, table.arraySize);
        content.dictionary = old;
        Dictionary dictionary = new Dictionary(8, weakKeys, weakValues);
        if (dictionary.isWeak()) {
            ProgramState.get(null).weakTables().add(dictionary);
        }
        dictionary.setFinalizerMark(content.finalizerMark());
        dictionary.setEphemerons(content.ephemerons());
        table.dictionary = dictionary;
        table.shape = table.shape.asDictionary();
        table.numbers = LuaTable.NO_NUMBERS;
        table.objects = LuaTable.NO_OBJECTS;
        table.array = ArrayStorage.EMPTY;
        table.arraySize = 0;
        for (int i = content.nextPosition(LuaTable.START); i >= 0; i = content.nextPosition(i)) {
            Object key = content.keyAt(i);
            if (key != null) { // else a collection has taken it just now
                table.putDictionary(key, content.valueAt(i));
                if (old != null) {
                    old.letGo(key);
                }
            }
        }
        return dictionary.isWeak();
    }
}
