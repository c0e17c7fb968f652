package dev.flua.language.runtime.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.StopIterationException;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import dev.flua.language.nodes.LuaOperations;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaValueList;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.Values;

/** Goes through what {@code pairs} shows of a table: its entries, or what {@code __pairs} says. */
@ExportLibrary(InteropLibrary.class)
abstract class PairsIterator implements TruffleObject {
    static PairsIterator of(LuaTable table) {
        Object pairs = table.metatable() == null ? LuaNil.NIL : Metatables.metamethod(table, Event.PAIRS);
        return pairs == LuaNil.NIL ? new Entries(table) : new Rounds(table, pairs);
    }

    /** The key and the value of the next entry, null at the end. */
    abstract Object[] advance();

    private Object[] upcoming;

    @ExportMessage
    final boolean isIterator() {
        return true;
    }

    @ExportMessage(name = "hasIteratorNextElement")
    @TruffleBoundary
    final boolean hasNext() {
        if (upcoming == null) {
            upcoming = advance();
        }
        return upcoming != null;
    }

    /** The entry that {@link #hasNext} has found. */
    final Object[] next() {
        Object[] entry = upcoming;
        upcoming = null;
        return entry;
    }

    @ExportMessage
    @TruffleBoundary
    final Object getIteratorNextElement() throws StopIterationException {
        if (!hasNext()) {
            throw StopIterationException.create();
        }
        return LuaValueList.of(next());
    }

    private static final class Entries extends PairsIterator {
        private final LuaTable table;
        private int position = LuaTable.START;

        Entries(LuaTable table) {
            this.table = table;
        }

        @Override
        Object[] advance() {
            if (position == LuaTable.UNKNOWN) {
                return null;
            }
            position = table.nextPosition(position);
            if (position < 0) {
                position = LuaTable.UNKNOWN;
                return null;
            }
            return new Object[] {table.keyAt(position), table.valueAt(position)};
        }
    }

    /** The rounds of a generic {@code for} with what {@code __pairs} returns. */
    private static final class Rounds extends PairsIterator {
        private final Object iterator;
        private final Object state;
        private Object control;

        Rounds(LuaTable table, Object pairs) {
            Object[] results = Values.all(LuaOperations.call(pairs, table));
            iterator = Values.at(results, 0);
            state = Values.at(results, 1);
            control = Values.at(results, 2);
        }

        @Override
        Object[] advance() {
            Object[] values = Values.all(LuaOperations.call(iterator, state, control));
            control = Values.at(values, 0);
            return control == LuaNil.NIL ? null : new Object[] {control, Values.at(values, 1)};
        }
    }
}
