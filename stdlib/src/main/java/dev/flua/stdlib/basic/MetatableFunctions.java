package dev.flua.stdlib.basic;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.ReportPolymorphism;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.table.Event;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.language.runtime.table.MetatableStep;

/** {@code getmetatable}, {@code setmetatable}. */
final class MetatableFunctions {
    private MetatableFunctions() {}

    @LuaBuiltin(name = "getmetatable", arguments = "value")
    abstract static class GetMetatableNode extends LuaBuiltinNode {
        @Specialization(guards = "table.metatable() == null")
        static Object doPlain(@SuppressWarnings("unused") LuaTable table) {
            return LuaNil.NIL;
        }

        @Specialization
        static Object doOther(Object value) {
            LuaTable metatable = Metatables.of(value);
            if (metatable == null) {
                return LuaNil.NIL;
            }
            Object shown = metatable.get(Event.METATABLE.key());
            return shown == LuaNil.NIL ? metatable : shown;
        }
    }

    /**
     * Programs set metatables for every object they make, so a site learns the {@link MetatableStep steps} between shapes
     * that it takes.
     */
    @ReportPolymorphism
    @LuaBuiltin(name = "setmetatable", arguments = "table any")
    abstract static class SetMetatableNode extends LuaBuiltinNode {
        static final int LIMIT = 8;

        @Specialization(
                guards = {"step != null", "step.applies(table, metatable)"},
                assumptions = "step.stable()",
                limit = "LIMIT")
        static LuaTable doStep(
                LuaTable table,
                LuaTable metatable,
                @Cached(value = "learn(table, metatable)", neverDefault = false) MetatableStep step) {
            step.apply(table, metatable);
            return table;
        }

        /** Tables that have a metatable, or shapes of their own: nothing to learn. */
        @Specialization(guards = "!isRepeatable(table)")
        final LuaTable doAgain(LuaTable table, LuaTable metatable) {
            checkUnprotected(table);
            table.setMetatable(metatable);
            return table;
        }

        @Specialization(replaces = "doStep")
        final LuaTable doTable(LuaTable table, LuaTable metatable) {
            return doAgain(table, metatable);
        }

        @Specialization(guards = "!isTable(metatable)")
        final LuaTable doOther(VirtualFrame frame, LuaTable table, Object metatable) {
            if (metatable != LuaNil.NIL || frame.getArguments().length <= 2) {
                throw typeError(2, "nil or table", frame.getArguments().length <= 2 ? null : metatable);
            }
            checkUnprotected(table);
            table.setMetatable(null);
            return table;
        }

        @TruffleBoundary
        private void checkUnprotected(LuaTable table) {
            LuaTable metatable = table.metatable();
            if (metatable != null && metatable.get(Event.METATABLE.key()) != LuaNil.NIL) {
                throw error("cannot change a protected metatable");
            }
        }

        static boolean isTable(Object value) {
            return value instanceof LuaTable;
        }

        static boolean isRepeatable(LuaTable table) {
            return table.metatable() == null && table.shape().prototype() == null;
        }

        static MetatableStep learn(LuaTable table, LuaTable metatable) {
            return MetatableStep.of(table, metatable);
        }
    }
}
