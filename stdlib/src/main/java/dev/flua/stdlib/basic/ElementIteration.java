package dev.flua.stdlib.basic;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.nodes.access.IndexNode;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.stack.StackRoot;
import dev.flua.language.runtime.table.LuaTable;

/** The iterator of {@code ipairs}, which is in no library's table. */
final class ElementIteration {
    private ElementIteration() {}

    @LuaBuiltin(name = "ipairs_aux", arguments = "any integer", kind = StackRoot.Kind.NEXT_ELEMENT)
    abstract static class NextElementNode extends LuaBuiltinNode {
        @Specialization(guards = "hasNoIndex(table)")
        static Object doTable(LuaTable table, long index) {
            return result(index + 1, table.get(index + 1));
        }

        @Specialization(guards = "!hasNoIndex(list)")
        static Object doOther(Object list, long index, @Cached IndexNode read) {
            return result(index + 1, read.execute(list, index + 1));
        }

        static boolean hasNoIndex(Object value) {
            return value instanceof LuaTable table && table.shape().hasNoIndex();
        }

        private static Object result(long index, Object value) {
            return value == LuaNil.NIL ? LuaNil.NIL : Values.of(index, value);
        }
    }
}
