package dev.flua.language.interop;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.GenerateUncached;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;

/** Turns a value that comes from another language into the Lua value it stands for; objects stay as they are. */
@GenerateUncached
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
    static LuaString doString(LuaString value) {
        return value;
    }

    @Specialization
    static LuaTable doTable(LuaTable value) {
        return value;
    }

    @Specialization
    static LuaFunction doFunction(LuaFunction value) {
        return value;
    }

    @Fallback
    @TruffleBoundary
    static Object doOther(Object value) {
        InteropLibrary interop = InteropLibrary.getUncached(value);
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
                if (interop.fitsInDouble(value)) {
                    return interop.asDouble(value);
                }
            }
        } catch (UnsupportedMessageException e) {
            throw new AssertionError("the object changed its mind about what it is", e);
        }
        return value;
    }
}
