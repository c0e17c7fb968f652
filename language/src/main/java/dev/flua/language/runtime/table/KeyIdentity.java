package dev.flua.language.runtime.table;

import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import dev.flua.language.runtime.LuaFunction;

/** Identity of keys that are neither strings, numbers nor booleans: Lua's own objects by reference, foreign ones as they say. */
public final class KeyIdentity {
    private KeyIdentity() {}

    /** Whether a key is one of Lua's own objects, which are known by reference. */
    public static boolean isReference(Object key) {
        return key instanceof LuaTable || key instanceof LuaFunction;
    }

    static int hash(Object key) {
        if (isReference(key)) {
            return System.identityHashCode(key);
        }
        InteropLibrary interop = InteropLibrary.getUncached();
        if (interop.hasIdentity(key)) {
            try {
                return interop.identityHashCode(key);
            } catch (UnsupportedMessageException e) {
                throw new AssertionError(e);
            }
        }
        return System.identityHashCode(key);
    }

    /** Whether two such keys are the same object. */
    public static boolean same(Object a, Object b) {
        if (a == b) {
            return true;
        }
        if (a == null || b == null || isReference(a)) {
            return false;
        }
        InteropLibrary interop = InteropLibrary.getUncached();
        return interop.isIdentical(a, b, InteropLibrary.getUncached());
    }
}
