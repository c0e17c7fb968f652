package dev.flua.stdlib.basic;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.nodes.compare.RawEquality;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;

/** Access without metamethods. */
final class RawFunctions {
    private RawFunctions() {}

    @LuaBuiltin(name = "rawequal", arguments = "value value")
    abstract static class RawEqualNode extends LuaBuiltinNode {
        @Specialization
        static boolean doTables(LuaTable left, LuaTable right) {
            return left == right;
        }

        @Specialization
        static boolean doOther(Object left, Object right) {
            return RawEquality.equal(left, right);
        }
    }

    @LuaBuiltin(name = "rawlen", arguments = "sequence")
    abstract static class RawLenNode extends LuaBuiltinNode {
        @Specialization
        static long doTable(LuaTable table) {
            return table.length();
        }

        @Specialization
        static long doString(LuaString string) {
            return string.length();
        }
    }

    @LuaBuiltin(name = "rawget", arguments = "table value")
    abstract static class RawGetNode extends LuaBuiltinNode {
        @Specialization
        static Object doInteger(LuaTable table, long key) {
            return table.get(key);
        }

        @Specialization
        static Object doString(LuaTable table, LuaString key) {
            return table.get(key);
        }

        @Specialization
        static Object doOther(LuaTable table, Object key) {
            return table.get(key);
        }
    }

    @LuaBuiltin(name = "rawset", arguments = "table value value")
    abstract static class RawSetNode extends LuaBuiltinNode {
        @Specialization
        static LuaTable doInteger(LuaTable table, long key, Object value) {
            table.put(key, value);
            return table;
        }

        @Specialization
        static LuaTable doString(LuaTable table, LuaString key, Object value) {
            table.putComputed(key, value);
            return table;
        }

        @Specialization
        final LuaTable doOther(LuaTable table, Object key, Object value) {
            if (key == LuaNil.NIL) {
                throw invalidKey("table index is nil");
            }
            if (key instanceof Double number && Double.isNaN(number)) {
                throw invalidKey("table index is NaN");
            }
            table.put(key, value);
            return table;
        }

        /** The reference raises this in the table itself, which knows no position. */
        @TruffleBoundary
        private LuaError invalidKey(String message) {
            return new LuaError(LuaString.of(message), this);
        }
    }
}
