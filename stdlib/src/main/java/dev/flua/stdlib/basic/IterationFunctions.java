package dev.flua.stdlib.basic;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.ImportStatic;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.foreign.ForeignTraversal;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.nodes.control.NextFunction;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.stack.StackRoot;
import dev.flua.language.runtime.table.Event;
import dev.flua.language.runtime.table.LuaTable;

/** {@code next}, {@code pairs}, {@code ipairs}. */
final class IterationFunctions {
    private IterationFunctions() {}

    @LuaBuiltin(name = "next", arguments = "any any", kind = StackRoot.Kind.NEXT)
    abstract static class NextNode extends LuaBuiltinNode {
        @Specialization
        final Object doNext(LuaTable table, Object key) {
            int position = NextFunction.nextPosition(this, table, LuaTable.START, key);
            return position < 0 ? LuaNil.NIL : Values.of(table.keyAt(position), table.valueAt(position));
        }

        @Fallback
        final Object doOther(VirtualFrame frame, Object object, Object key) {
            Object next = ForeignAccess.isForeign(object) ? ForeignTraversal.next(object, key) : null;
            if (next != null) {
                return next;
            }
            if (ForeignAccess.isForeign(object)
                    && key != LuaNil.NIL
                    && ForeignTraversal.next(object, LuaNil.NIL) != null) {
                throw NextFunction.invalidKey(this);
            }
            throw typeError(1, "table", frame.getArguments().length > 1 ? object : null);
        }
    }

    @ImportStatic(ForeignAccess.class)
    @LuaBuiltin(name = "pairs", arguments = "value")
    abstract static class PairsNode extends LuaBuiltinNode {
        @Specialization(guards = "isPlain(table)")
        final Object doTable(LuaTable table) {
            return Values.of(context().iterators().next(), table, LuaNil.NIL);
        }

        @Specialization(guards = "isForeign(value)")
        final Object doForeign(Object value) {
            LuaFunction iterator = ForeignTraversal.iterator(value, true);
            if (iterator == null) {
                throw typeError(1, "table", value);
            }
            return Values.of(iterator, value, LuaNil.NIL);
        }

        @Specialization(guards = {"!isPlain(value)", "!isForeign(value)"})
        final Object doOther(Object value, @Cached CallNode call) {
            Object method = Metatables.metamethod(value, Event.PAIRS);
            if (method == LuaNil.NIL) {
                return Values.of(context().iterators().next(), value, LuaNil.NIL);
            }
            Object[] results = Values.all(call.execute(method, value));
            return Values.of(Values.at(results, 0), Values.at(results, 1), Values.at(results, 2));
        }

        static boolean isPlain(Object value) {
            return value instanceof LuaTable table && table.metatable() == null;
        }
    }

    @LuaBuiltin(name = "ipairs", arguments = "value")
    abstract static class IpairsNode extends LuaBuiltinNode {
        @Specialization
        final Object doIpairs(Object list) {
            return Values.of(context().iterators().nextElement(), list, 0L);
        }
    }
}
