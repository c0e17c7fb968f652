package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.runtime.table.Event;
import dev.flua.language.runtime.table.LuaTable;

/** Types of values and the metatables they have (manual §2.1, §2.4). */
public final class Metatables {
    /**
     * How many tables {@code __index} leads through: one more than the reference's MAXTAGLOOP, which does not count the first one.
     * In the last one there must be a value.
     */
    public static final int MAX_CHAIN = 2001;

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
        return ForeignAccess.isForeign(value) ? null : ProgramState.get(null).typeMetatable(type(value));
    }

    /**
     * Changes the metatable of any value; values other than tables and full userdata share that of their type.
     *
     * @param metatable null for none
     * @return whether that is possible
     */
    @TruffleBoundary
    public static boolean set(Object value, LuaTable metatable) {
        if (value instanceof LuaTable table) {
            table.setMetatable(metatable);
            return true;
        }
        if (value instanceof LuaUserdata userdata && !(userdata instanceof LightUserdata)) {
            return userdata.setMetatable(metatable);
        }
        if (ForeignAccess.isForeign(value)) {
            return false;
        }
        LuaType shared = value instanceof LuaUserdata ? LuaType.LIGHT_USERDATA : type(value);
        ProgramState.get(null).setTypeMetatable(shared, metatable);
        return true;
    }

    /** The type of a value; what is not Lua's counts as a light userdata. */
    private static LuaType type(Object value) {
        return switch (value) {
            case LuaObject object -> object.type();
            case Boolean b -> LuaType.BOOLEAN;
            case Long l -> LuaType.NUMBER;
            case Double d -> LuaType.NUMBER;
            default -> LuaType.LIGHT_USERDATA;
        };
    }

    /** The value of the event's key in the value's metatable, nil where there is none. */
    @TruffleBoundary
    public static Object metamethod(Object value, Event event) {
        LuaTable metatable = of(value);
        return metatable == null ? LuaNil.NIL : metatable.get(event.key());
    }

    /** The name of the type as {@code type} gives it. */
    @TruffleBoundary
    public static String typeName(Object value) {
        return type(value).text();
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
