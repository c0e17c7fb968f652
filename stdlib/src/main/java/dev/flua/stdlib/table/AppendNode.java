package dev.flua.stdlib.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Bind;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.ReportPolymorphism;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.table.ArrayStorage;
import dev.flua.language.runtime.table.LuaTable;

/** Does {@code table[#table + 1] = value} without metamethods. A free place in the array part is filled in directly. */
@ReportPolymorphism
abstract class AppendNode extends Node {
    abstract void execute(LuaTable table, Object value);

    @Specialization(guards = {"hasRoom(array, table)", "!isHole(value)"})
    static void doInteger(LuaTable table, long value, @Bind("integers(table)") long[] array) {
        int size = table.arraySize();
        array[size] = value;
        table.setArraySize(size + 1);
    }

    @Specialization(guards = {"hasRoom(array, table)", "!isHole(value)"})
    static void doFloat(LuaTable table, double value, @Bind("floats(table)") double[] array) {
        int size = table.arraySize();
        array[size] = value;
        table.setArraySize(size + 1);
    }

    @Specialization(guards = {"hasRoom(array, table)", "!isNil(value)"})
    static void doObject(LuaTable table, Object value, @Bind("objects(table)") Object[] array) {
        int size = table.arraySize();
        array[size] = value;
        table.setArraySize(size + 1);
    }

    /** The array part is full, of another kind, or not all that there is. */
    @Specialization(guards = "!fits(table, value)")
    @TruffleBoundary
    static void doOther(LuaTable table, Object value) {
        table.put(table.length() + 1, value);
    }

    static long[] integers(LuaTable table) {
        return table.array() instanceof long[] integers ? integers : null;
    }

    static double[] floats(LuaTable table) {
        return table.array() instanceof double[] floats ? floats : null;
    }

    static Object[] objects(LuaTable table) {
        return table.array() instanceof Object[] objects ? objects : null;
    }

    static boolean hasRoom(long[] array, LuaTable table) {
        return array != null && table.arraySize() < array.length;
    }

    static boolean hasRoom(double[] array, LuaTable table) {
        return array != null && table.arraySize() < array.length;
    }

    static boolean hasRoom(Object[] array, LuaTable table) {
        return array != null && table.arraySize() < array.length;
    }

    /** Whether one of the other cases applies; the general case must not take theirs once it has been seen. */
    static boolean fits(LuaTable table, Object value) {
        return switch (table.array()) {
            case long[] array -> hasRoom(array, table) && value instanceof Long integer && !isHole((long) integer);
            case double[] array -> hasRoom(array, table) && value instanceof Double number && !isHole((double) number);
            default -> hasRoom(objects(table), table) && !isNil(value);
        };
    }

    static boolean isHole(long value) {
        return value == ArrayStorage.INTEGER_HOLE;
    }

    static boolean isHole(double value) {
        return ArrayStorage.isHole(value);
    }

    static boolean isNil(Object value) {
        return value == LuaNil.NIL;
    }

    @NeverDefault
    static AppendNode create() {
        return AppendNodeGen.create();
    }
}
