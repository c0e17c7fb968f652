package dev.flua.stdlib.debug;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.runtime.LightUserdata;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaUserdata;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.table.LuaTable;

/** What belongs to values without being in them: metatables and user values, whatever they are; and the registry. */
final class MetadataFunctions {
    private MetadataFunctions() {}

    /** The metatable of any value, whatever its {@code __metatable} says; nil where it has none. */
    @LuaBuiltin(name = "getmetatable", arguments = "value")
    abstract static class GetMetatableNode extends DebugNode {
        @Specialization
        @TruffleBoundary
        Object doGetMetatable(Object value) {
            LuaTable metatable = Metatables.of(value);
            return metatable == null ? LuaNil.NIL : metatable;
        }
    }

    /** Sets the metatable of any value; values other than tables share that of their type. */
    @LuaBuiltin(name = "setmetatable", arguments = "...")
    abstract static class SetMetatableNode extends DebugNode {
        @Specialization
        @TruffleBoundary
        Object doSetMetatable(Object[] arguments) {
            Object metatable = Values.at(arguments, 1);
            if (arguments.length < 2 || metatable != LuaNil.NIL && !(metatable instanceof LuaTable)) {
                throw wrongType(arguments, 1, "nil or table");
            }
            if (!Metatables.set(arguments[0], metatable instanceof LuaTable table ? table : null)) {
                throw error("cannot change the metatable of this userdata");
            }
            return arguments[0];
        }
    }

    /** The registry (manual §4.3). */
    @LuaBuiltin(name = "getregistry")
    abstract static class GetRegistryNode extends DebugNode {
        @Specialization
        Object doGetRegistry() {
            return context().registry();
        }
    }

    /** A user value of a userdata, and whether there is such a one; nil where the value is no userdata. */
    @LuaBuiltin(name = "getuservalue", arguments = "...")
    abstract static class GetUserValueNode extends DebugNode {
        @Specialization
        Object doGetUserValue(Object[] arguments) {
            int number = integer(arguments, 1, 1);
            if (!(Values.at(arguments, 0) instanceof LuaUserdata userdata) || userdata instanceof LightUserdata) {
                return LuaNil.NIL;
            }
            Object value = userdata.userValue(number);
            return value == null ? LuaNil.NIL : Values.of(value, true);
        }
    }

    /** Changes a user value and returns the userdata; nil where there is no such one. */
    @LuaBuiltin(name = "setuservalue", arguments = "...")
    abstract static class SetUserValueNode extends DebugNode {
        @Specialization
        Object doSetUserValue(Object[] arguments) {
            int number = integer(arguments, 2, 1);
            if (arguments.length == 0 || !isFullUserdata(arguments[0])) {
                throw wrongType(arguments, 0, "userdata");
            }
            present(arguments, 1);
            return arguments[0] instanceof LuaUserdata userdata && userdata.setUserValue(number, arguments[1])
                    ? userdata
                    : LuaNil.NIL;
        }

        private static boolean isFullUserdata(Object value) {
            return Metatables.typeName(value).equals("userdata") && !(value instanceof LightUserdata);
        }
    }
}
