package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaContext.LuaType;
import dev.flua.language.interop.ForeignAccess;
import dev.flua.language.runtime.table.Event;
import dev.flua.language.runtime.table.LuaTable;

/** Types of values and the metatables they have (manual §2.1, §2.4). */
public final class Metatables {
    private Metatables() {}

    /** The metatable of any value, null where it has none. */
    public static LuaTable of(Object value) {
        if (value instanceof LuaTable table) {
            return table.metatable();
        }
        return ofOther(value);
    }

    @TruffleBoundary
    private static LuaTable ofOther(Object value) {
        if (value instanceof LuaUserdata userdata) {
            return userdata.metatable();
        }
        return ForeignAccess.isForeign(value) ? null : LuaContext.get(null).typeMetatable(type(value));
    }

    private static LuaType type(Object value) {
        return switch (value) {
            case LuaString s -> LuaType.STRING;
            case LuaNil n -> LuaType.NIL;
            case Boolean b -> LuaType.BOOLEAN;
            case Long l -> LuaType.NUMBER;
            case Double d -> LuaType.NUMBER;
            case LuaFunction f -> LuaType.FUNCTION;
            case LuaCoroutine c -> LuaType.THREAD;
            default -> LuaType.LIGHT_USERDATA;
        };
    }

    /** The value of the event's key in the value's metatable, nil where there is none. */
    @TruffleBoundary
    public static Object metamethod(Object value, Event event) {
        LuaTable metatable = of(value);
        return metatable == null ? LuaNil.NIL : metatable.get(event.key());
    }

    /** The metamethod of the first operand that has one (manual §2.4). */
    @TruffleBoundary
    public static Object binaryMetamethod(Object left, Object right, Event event) {
        Object method = metamethod(left, event);
        return method == LuaNil.NIL ? metamethod(right, event) : method;
    }

    /** The name of the type as {@code type} gives it. */
    @TruffleBoundary
    public static String typeName(Object value) {
        return switch (value) {
            case LuaNil n -> "nil";
            case Boolean b -> "boolean";
            case Long l -> "number";
            case Double d -> "number";
            case LuaString s -> "string";
            case LuaTable t -> "table";
            case LuaFunction f -> "function";
            case LuaCoroutine c -> "thread";
            default -> "userdata";
        };
    }

    /**
     * The type's name for messages: {@code __name} of the metatable where it is a string (the reference's luaT_objtypename), the
     * class of an object of another language. A name ends at a zero byte, as C's strings do.
     */
    @TruffleBoundary
    public static String objectTypeName(Object value) {
        if (value instanceof LuaTable || value instanceof LuaUserdata) {
            if (metamethod(value, Event.NAME) instanceof LuaString name) {
                String text = name.toString();
                int end = text.indexOf('\0');
                return end < 0 ? text : text.substring(0, end);
            }
        }
        return ForeignAccess.isForeign(value) ? ForeignAccess.typeName(value) : typeName(value);
    }
}
