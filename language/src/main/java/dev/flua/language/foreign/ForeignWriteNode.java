package dev.flua.language.foreign;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.GenerateUncached;
import com.oracle.truffle.api.dsl.ImportStatic;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import com.oracle.truffle.api.library.CachedLibrary;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.ProgramState;
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
            if (interop.hasHashEntries(receiver)
                    && writeEntry(interop, receiver, ToForeign.key(interop, receiver, cachedKey), value)) {
                return true;
            }
            if (interop.isMemberWritable(receiver, name)) {
                writeMember(interop, receiver, name, value);
                return true;
            }
        } catch (InteropException e) {
            throw refused(receiver, e);
        } catch (AbstractTruffleException e) {
            throw failed(receiver, e);
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
                writeElement(interop, receiver, index, ToForeign.forElement(interop, receiver, index, value));
                return true;
            }
            return interop.hasHashEntries(receiver)
                    && writeEntry(interop, receiver, ToForeign.key(interop, receiver, key), value);
        } catch (InteropException e) {
            throw refused(receiver, e);
        } catch (AbstractTruffleException e) {
            throw failed(receiver, e);
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
        } catch (AbstractTruffleException e) {
            throw failed(receiver, e);
        }
    }

    private static void writeMember(InteropLibrary interop, Object receiver, String name, Object value)
            throws InteropException {
        try {
            interop.writeMember(receiver, name, value);
        } catch (UnsupportedTypeException e) {
            Object fitting = JavaSignatures.forField(receiver, name, value);
            if (fitting == null) {
                throw e;
            }
            interop.writeMember(receiver, name, fitting);
        }
    }

    private static void writeElement(InteropLibrary interop, Object receiver, long index, Object value)
            throws InteropException {
        try {
            interop.writeArrayElement(receiver, index, value);
        } catch (UnsupportedTypeException e) {
            Object fitting = JavaSignatures.forElement(receiver, value);
            if (fitting == null) {
                throw e;
            }
            interop.writeArrayElement(receiver, index, fitting);
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

    /** Collections that cannot be changed throw an exception, mostly without a message. */
    @TruffleBoundary
    private RuntimeException failed(Object receiver, AbstractTruffleException e) {
        Env env = ProgramState.get(null).env();
        return env.isHostException(e) && env.asHostException(e) instanceof UnsupportedOperationException
                ? Errors.at(this, "attempt to change an immutable " + ForeignAccess.typeName(receiver))
                : e;
    }

    @TruffleBoundary
    private LuaError refused(Object receiver, InteropException e) {
        return Errors.at(
                this, "cannot write a field of a " + ForeignAccess.typeName(receiver) + ": " + ForeignAccess.reason(e));
    }
}
