package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.GenerateUncached;
import com.oracle.truffle.api.dsl.ImportStatic;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.CachedLibrary;
import com.oracle.truffle.api.nodes.Node;

/** Turns a value that comes from another language into the Lua value it stands for; objects stay as they are. */
@GenerateUncached
@ImportStatic(ForeignAccess.class)
public abstract class FromForeignNode extends Node {
    public abstract Object execute(Object value);

    @Specialization
    static long doLong(long value) {
        return value;
    }

    @Specialization
    static double doDouble(double value) {
        return value;
    }

    @Specialization
    static boolean doBoolean(boolean value) {
        return value;
    }

    @Specialization
    static long doInt(int value) {
        return value;
    }

    @Specialization
    static LuaObject doLua(LuaObject value) {
        return value;
    }

    /** An error that another language caught. */
    @Specialization
    static Object doError(LuaError error) {
        return error.value();
    }

    @Specialization(guards = "!isLua(value)", limit = "LIMIT")
    static Object doOther(Object value, @CachedLibrary("value") InteropLibrary interop) {
        try {
            if (interop.isNull(value)) {
                return LuaNil.NIL;
            }
            if (interop.isString(value)) {
                return LuaString.of(interop.asString(value));
            }
            if (interop.isBoolean(value)) {
                return interop.asBoolean(value);
            }
            if (interop.isNumber(value)) {
                if (interop.fitsInLong(value)) {
                    return interop.asLong(value);
                }
                // A large integer does not become a float, which happens to be as large.
                boolean isLarge = value instanceof TruffleObject && interop.fitsInBigInteger(value);
                if (!isLarge && interop.fitsInDouble(value)) {
                    return interop.asDouble(value);
                }
            }
        } catch (UnsupportedMessageException e) {
            throw ForeignAccess.inconsistent(e);
        }
        return value;
    }

    /** All values of an array, converted. */
    @TruffleBoundary
    public static Object[] all(Object[] values) {
        Object[] converted = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            converted[i] = getUncached().execute(values[i]);
        }
        return converted;
    }

    @NeverDefault
    public static FromForeignNode create() {
        return FromForeignNodeGen.create();
    }

    public static FromForeignNode getUncached() {
        return FromForeignNodeGen.getUncached();
    }
}
