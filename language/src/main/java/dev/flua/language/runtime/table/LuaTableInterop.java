package dev.flua.language.runtime.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.InvalidArrayIndexException;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnknownKeyException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import dev.flua.language.nodes.LuaOperations;
import dev.flua.language.runtime.FromForeignNode;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.LuaValueList;
import dev.flua.language.runtime.MetatableValue;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.ProgramState;
import dev.flua.language.runtime.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as other languages see it: string keys are members, {@code 1..#t} is an array counted from 0, and all keys are those
 * of hash entries. The metatable is honoured as in Lua.
 */
@ExportLibrary(InteropLibrary.class)
abstract class LuaTableInterop extends MetatableValue {
    final LuaTable table() {
        return (LuaTable) this;
    }

    private boolean has(Event event) {
        return metatable() != null && Metatables.metamethod(this, event) != LuaNil.NIL;
    }

    private void write(Object key, Object value) {
        try {
            LuaOperations.setIndex(this, key, fromForeign(value));
        } catch (LuaError e) {
            throw e.forHost();
        }
    }

    private static Object fromForeign(Object value) {
        return FromForeignNode.getUncached().execute(value);
    }

    // ---- members

    @Override
    @ExportMessage
    @TruffleBoundary
    public final Object getMembers(@SuppressWarnings("unused") boolean includeInternal) {
        List<Object> names = new ArrayList<>();
        PairsIterator pairs = PairsIterator.of(table());
        while (pairs.hasNext()) {
            if (pairs.next()[0] instanceof LuaString name && name.isText()) {
                names.add(name);
            }
        }
        return LuaValueList.of(names.toArray());
    }

    /** For the protocol, writing a member that is only found by {@code __index} changes it. */
    @ExportMessage
    @TruffleBoundary
    final boolean isMemberModifiable(String name) {
        return isMemberReadable(name) || isClose(name);
    }

    @ExportMessage
    final boolean isMemberInsertable(String name) {
        return !isMemberModifiable(name);
    }

    @ExportMessage
    @TruffleBoundary
    final boolean isMemberRemovable(String name) {
        return table().get(LuaString.of(name)) != LuaNil.NIL;
    }

    @ExportMessage
    @TruffleBoundary
    final boolean hasMemberWriteSideEffects(String name) {
        return !isMemberRemovable(name) && has(Event.NEWINDEX);
    }

    @ExportMessage
    @TruffleBoundary
    final void writeMember(String name, Object value) {
        write(LuaString.of(name), value);
    }

    @ExportMessage
    @TruffleBoundary
    final void removeMember(String name) throws UnknownIdentifierException {
        if (!isMemberRemovable(name)) {
            throw UnknownIdentifierException.create(name);
        }
        table().putComputed(LuaString.of(name), LuaNil.NIL);
    }

    /** The globals are the top scope of a context. */
    @ExportMessage
    @TruffleBoundary
    final boolean isScope() {
        return this == ProgramState.get(null).globals();
    }

    // ---- array elements

    /** Not where it has keys and no element among them: so Java, asking for any object, gets a map of a record. */
    @ExportMessage
    final boolean hasArrayElements() {
        return table().arraySize() > 0 || mayHaveElements();
    }

    @TruffleBoundary
    private boolean mayHaveElements() {
        return table().nextPosition(LuaTable.START) < 0 || has(Event.LEN) || table().length() > 0;
    }

    @ExportMessage
    final long getArraySize() throws UnsupportedMessageException {
        if (!hasArrayElements()) {
            throw UnsupportedMessageException.create();
        }
        return size();
    }

    private long size() {
        return metatable() == null ? table().length() : lengthByMetatable();
    }

    @TruffleBoundary
    private long lengthByMetatable() {
        Object method = Metatables.metamethod(this, Event.LEN);
        if (method == LuaNil.NIL) {
            return table().length();
        }
        Object length = Values.first(LuaOperations.call(method, this));
        if (length instanceof Long size) {
            return Math.max(0, size);
        }
        throw new LuaError(LuaString.of("object length is not an integer"), null);
    }

    @ExportMessage(name = "isArrayElementReadable")
    @ExportMessage(name = "isArrayElementModifiable")
    final boolean isArrayElementExisting(long index) {
        return index >= 0 && index < size();
    }

    @ExportMessage
    final boolean isArrayElementInsertable(long index) {
        return index >= 0 && index == size() && hasArrayElements();
    }

    @ExportMessage
    @TruffleBoundary
    final boolean isArrayElementRemovable(long index) {
        return isArrayElementExisting(index) && !has(Event.LEN);
    }

    @ExportMessage
    final Object readArrayElement(long index) throws InvalidArrayIndexException, UnsupportedMessageException {
        if (!isArrayElementExisting(index)) {
            throw badIndex(index);
        }
        return metatable() == null ? table().get(index + 1) : readByMetatable(index + 1);
    }

    private InvalidArrayIndexException badIndex(long index) throws UnsupportedMessageException {
        if (!hasArrayElements()) {
            throw UnsupportedMessageException.create();
        }
        return InvalidArrayIndexException.create(index);
    }

    @TruffleBoundary
    private Object readByMetatable(Object key) {
        return read(key);
    }

    @ExportMessage
    @TruffleBoundary
    final void writeArrayElement(long index, Object value)
            throws InvalidArrayIndexException, UnsupportedMessageException {
        if (!isArrayElementExisting(index) && !isArrayElementInsertable(index)) {
            throw badIndex(index);
        }
        write(index + 1, value);
    }

    /** The elements behind move up, as {@code table.remove} does it. */
    @ExportMessage
    @TruffleBoundary
    final void removeArrayElement(long index) throws InvalidArrayIndexException, UnsupportedMessageException {
        if (!isArrayElementRemovable(index)) {
            throw badIndex(index);
        }
        long last = size();
        for (long key = index + 1; key < last; key++) {
            table().put(key, table().get(key + 1));
        }
        table().put(last, LuaNil.NIL);
    }

    // ---- hash entries

    @ExportMessage
    final boolean hasHashEntries() {
        return true;
    }

    @ExportMessage
    @TruffleBoundary
    final long getHashSize() {
        long size = 0;
        PairsIterator pairs = PairsIterator.of(table());
        while (pairs.hasNext()) {
            pairs.next();
            size++;
        }
        return size;
    }

    @ExportMessage(name = "isHashEntryReadable")
    @ExportMessage(name = "isHashEntryModifiable")
    @TruffleBoundary
    final boolean isHashEntryReadable(Object key) {
        return isReadable(fromForeign(key));
    }

    @ExportMessage
    @TruffleBoundary
    final Object readHashValue(Object key) throws UnknownKeyException {
        Object luaKey = fromForeign(key);
        if (!isReadable(luaKey)) {
            throw UnknownKeyException.create(key);
        }
        return read(luaKey);
    }

    @ExportMessage
    @TruffleBoundary
    final boolean isHashEntryRemovable(Object key) {
        return table().get(fromForeign(key)) != LuaNil.NIL;
    }

    @ExportMessage
    @TruffleBoundary
    final boolean isHashEntryInsertable(Object key) {
        return isKey(fromForeign(key)) && !isHashEntryReadable(key);
    }

    private static boolean isKey(Object key) {
        return key != LuaNil.NIL && !(key instanceof Double number && Double.isNaN(number));
    }

    @ExportMessage
    @TruffleBoundary
    final void writeHashEntry(Object key, Object value) throws UnsupportedTypeException {
        Object luaKey = fromForeign(key);
        if (!isKey(luaKey)) {
            throw UnsupportedTypeException.create(new Object[] {key}, "neither nil nor NaN can be a key");
        }
        write(luaKey, value);
    }

    @ExportMessage
    @TruffleBoundary
    final void removeHashEntry(Object key) throws UnknownKeyException {
        if (!isHashEntryRemovable(key)) {
            throw UnknownKeyException.create(key);
        }
        table().put(fromForeign(key), LuaNil.NIL);
    }

    @ExportMessage
    @TruffleBoundary
    final Object getHashEntriesIterator() {
        return PairsIterator.of(table());
    }
}
