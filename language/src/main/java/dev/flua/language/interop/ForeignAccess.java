package dev.flua.language.interop;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LuaCoroutine;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.LuaUserdata;
import dev.flua.language.runtime.table.LuaTable;

/** Fields and elements of objects of other languages: strings name members, integers count elements from 1. */
public final class ForeignAccess {
    private ForeignAccess() {}

    /** Whether the value comes from another language, so that the interop protocol and not Lua decides what it can do. */
    public static boolean isForeign(Object value) {
        return value instanceof TruffleObject
                && !(value instanceof LuaTable
                        || value instanceof LuaString
                        || value instanceof LuaNil
                        || value instanceof LuaFunction
                        || value instanceof LuaCoroutine
                        || value instanceof LuaUserdata);
    }

    /** {@code receiver[key]}; nil where there is no such member or element. */
    @TruffleBoundary
    public static Object read(Node node, Object receiver, Object key) {
        InteropLibrary interop = InteropLibrary.getUncached();
        try {
            if (key instanceof LuaString name && interop.isMemberReadable(receiver, name.toString())) {
                return fromForeign(interop.readMember(receiver, name.toString()));
            }
            if (key instanceof Long index && interop.isArrayElementReadable(receiver, index - 1)) {
                return fromForeign(interop.readArrayElement(receiver, index - 1));
            }
            if (interop.isHashEntryReadable(receiver, key)) {
                return fromForeign(interop.readHashValue(receiver, key));
            }
        } catch (InteropException e) {
            throw LuaError.at(node, "cannot read from a host object: " + e.getMessage());
        }
        return LuaNil.NIL;
    }

    private static Object fromForeign(Object value) {
        return FromForeignNodeGen.getUncached().execute(value);
    }

    /** {@code receiver[key] = value}. */
    @TruffleBoundary
    public static void write(Node node, Object receiver, Object key, Object value) {
        InteropLibrary interop = InteropLibrary.getUncached();
        try {
            if (key instanceof LuaString name && interop.isMemberWritable(receiver, name.toString())) {
                interop.writeMember(receiver, name.toString(), value);
            } else if (key instanceof Long index && interop.isArrayElementWritable(receiver, index - 1)) {
                interop.writeArrayElement(receiver, index - 1, value);
            } else if (interop.isHashEntryWritable(receiver, key)) {
                interop.writeHashEntry(receiver, key, value);
            } else {
                throw LuaError.at(node, "host object has no writable member or element of that name");
            }
        } catch (InteropException e) {
            throw LuaError.at(node, "cannot write to a host object: " + e.getMessage());
        }
    }
}
