package dev.flua.language.runtime.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.InvalidArrayIndexException;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import dev.flua.language.LuaLanguage;
import dev.flua.language.interop.FromForeignNodeGen;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.LuaValueList;
import java.util.ArrayList;
import java.util.List;

/** A table as other languages see it: string keys are members, 1..border is an array counted from 0. */
@ExportLibrary(InteropLibrary.class)
abstract class LuaTableInterop implements TruffleObject {
    final LuaTable table() {
        return (LuaTable) this;
    }

    @ExportMessage
    final boolean hasMembers() {
        return true;
    }

    @ExportMessage
    @TruffleBoundary
    final Object getMembers(@SuppressWarnings("unused") boolean includeInternal) {
        List<Object> names = new ArrayList<>();
        LuaTable table = table();
        int position = table.nextPosition(LuaTable.START);
        while (position >= 0) {
            if (table.keyAt(position) instanceof LuaString name) {
                names.add(name);
            }
            position = table.nextPosition(position);
        }
        return LuaValueList.of(names.toArray());
    }

    @ExportMessage(name = "isMemberReadable")
    @ExportMessage(name = "isMemberModifiable")
    @ExportMessage(name = "isMemberRemovable")
    @TruffleBoundary
    final boolean isMemberExisting(String name) {
        return table().get(LuaString.of(name)) != LuaNil.NIL;
    }

    @ExportMessage
    final boolean isMemberInsertable(String name) {
        return !isMemberExisting(name);
    }

    @ExportMessage
    @TruffleBoundary
    final Object readMember(String name) throws UnknownIdentifierException {
        Object value = table().get(LuaString.of(name));
        if (value == LuaNil.NIL) {
            throw UnknownIdentifierException.create(name);
        }
        return value;
    }

    @ExportMessage
    @TruffleBoundary
    final void writeMember(String name, Object value) {
        table().putComputed(LuaString.of(name), FromForeignNodeGen.getUncached().execute(value));
    }

    @ExportMessage
    @TruffleBoundary
    final void removeMember(String name) throws UnknownIdentifierException {
        if (!isMemberExisting(name)) {
            throw UnknownIdentifierException.create(name);
        }
        table().putComputed(LuaString.of(name), LuaNil.NIL);
    }

    @ExportMessage
    final boolean hasArrayElements() {
        return true;
    }

    @ExportMessage
    final long getArraySize() {
        return table().length();
    }

    @ExportMessage(name = "isArrayElementReadable")
    @ExportMessage(name = "isArrayElementModifiable")
    final boolean isArrayElementExisting(long index) {
        return index >= 0 && index < getArraySize();
    }

    @ExportMessage
    final boolean isArrayElementInsertable(long index) {
        return index == getArraySize();
    }

    @ExportMessage
    final Object readArrayElement(long index) throws InvalidArrayIndexException {
        if (!isArrayElementExisting(index)) {
            throw InvalidArrayIndexException.create(index);
        }
        return table().get(index + 1);
    }

    @ExportMessage
    @TruffleBoundary
    final void writeArrayElement(long index, Object value) throws InvalidArrayIndexException {
        if (index < 0 || index > getArraySize()) {
            throw InvalidArrayIndexException.create(index);
        }
        table().put(index + 1, FromForeignNodeGen.getUncached().execute(value));
    }

    @ExportMessage
    final boolean hasLanguage() {
        return true;
    }

    @ExportMessage
    final Class<? extends TruffleLanguage<?>> getLanguage() {
        return LuaLanguage.class;
    }

    @ExportMessage
    @TruffleBoundary
    final Object toDisplayString(@SuppressWarnings("unused") boolean allowSideEffects) {
        return "table";
    }

    @ExportMessage
    final boolean isScope() {
        return true;
    }
}
