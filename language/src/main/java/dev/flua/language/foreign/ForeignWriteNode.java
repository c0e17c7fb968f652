package dev.flua.language.foreign;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.GenerateUncached;
import com.oracle.truffle.api.dsl.ImportStatic;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.CachedLibrary;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.stack.Errors;

/**
 * {@code receiver[key] = value} of an object of another language: a hash entry where the object has such; else for a string
 * the member of that name, for an integer the array element, counted from 1. Nil removes an entry, and the last element of an
 * array that can become shorter; otherwise it is written as the other language's null.
 */
@GenerateUncached
@ImportStatic({Coercions.class, ForeignAccess.class})
public abstract class ForeignWriteNode extends Node {
    /** Returns false where the object has nothing writable under that key. */
    public abstract boolean execute(Object receiver, Object key, Object value);

    @Specialization(guards = "key == cachedKey", limit = "LIMIT")
    final boolean doName(
            Object receiver,
            @SuppressWarnings("unused") LuaString key,
            Object value,
            @Cached("key") LuaString cachedKey,
            @Cached("key.toString()") String name,
            @Shared @CachedLibrary(limit = "LIMIT") InteropLibrary interop) {
        try {
            if (writeEntry(interop, receiver, cachedKey, value)) {
                return true;
            }
            if (interop.isMemberWritable(receiver, name)) {
                interop.writeMember(receiver, name, value);
                return true;
            }
        } catch (InteropException e) {
            throw refused(receiver, e);
        }
        return false;
    }

    @Specialization(replaces = "doName")
    final boolean doString(
            Object receiver,
            LuaString key,
            Object value,
            @Shared @CachedLibrary(limit = "LIMIT") InteropLibrary interop) {
        return doName(receiver, key, value, key, key.toString(), interop);
    }

    @Specialization
    final boolean doInteger(
            Object receiver, long key, Object value, @Shared @CachedLibrary(limit = "LIMIT") InteropLibrary interop) {
        long index = key - 1;
        try {
            if (value == LuaNil.NIL
                    && interop.isArrayElementRemovable(receiver, index)
                    && key == interop.getArraySize(receiver)) {
                interop.removeArrayElement(receiver, index);
                return true;
            }
            if (interop.isArrayElementWritable(receiver, index)) {
                interop.writeArrayElement(receiver, index, ToForeign.forElement(interop, receiver, index, value));
                return true;
            }
            return interop.hasHashEntries(receiver)
                    && writeEntry(interop, receiver, ToForeign.key(interop, receiver, key), value);
        } catch (InteropException e) {
            throw refused(receiver, e);
        }
    }

    @Specialization(guards = "isInteger(key)")
    final boolean doFloat(
            Object receiver, double key, Object value, @Shared @CachedLibrary(limit = "LIMIT") InteropLibrary interop) {
        return doInteger(receiver, (long) key, value, interop);
    }

    @Fallback
    final boolean doOther(
            Object receiver, Object key, Object value, @Shared @CachedLibrary(limit = "LIMIT") InteropLibrary interop) {
        try {
            return writeEntry(interop, receiver, key, value);
        } catch (InteropException e) {
            throw refused(receiver, e);
        }
    }

    private static boolean writeEntry(InteropLibrary interop, Object receiver, Object key, Object value)
            throws InteropException {
        if (!interop.hasHashEntries(receiver)) {
            return false;
        }
        if (value == LuaNil.NIL) {
            if (interop.isHashEntryRemovable(receiver, key)) {
                interop.removeHashEntry(receiver, key);
                return true;
            }
            return !interop.isHashEntryExisting(receiver, key) && interop.isHashEntryInsertable(receiver, key);
        }
        if (!interop.isHashEntryWritable(receiver, key)) {
            return false;
        }
        interop.writeHashEntry(receiver, key, ToForeign.forEntry(interop, receiver, key, value));
        return true;
    }

    @TruffleBoundary
    private LuaError refused(Object receiver, InteropException e) {
        return Errors.at(
                this, "cannot write a field of a " + ForeignAccess.typeName(receiver) + ": " + ForeignAccess.reason(e));
    }
}
