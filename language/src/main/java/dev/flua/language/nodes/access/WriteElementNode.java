package dev.flua.language.nodes.access;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.ImportStatic;
import com.oracle.truffle.api.dsl.NodeChild;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.LuaStatementNode;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.ArrayStorage;
import dev.flua.language.runtime.table.KeyIdentity;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.language.runtime.table.Shape;

/**
 * {@code a[k] = value}: overwrites or appends in the array part's storage where the value fits it and, where {@code k} is one of few
 * names, overwrites a field as {@code a.b = value} does; anything else through {@link SetIndexNode}.
 */
@ImportStatic({KeyIdentity.class, MemberLimits.class})
@NodeChild(value = "receiver", type = LuaExpressionNode.class)
@NodeChild(value = "key", type = LuaExpressionNode.class)
@NodeChild(value = "value", type = LuaExpressionNode.class)
public abstract class WriteElementNode extends LuaStatementNode implements Indexing {
    private final int line;

    @CompilationFinal
    private boolean hasMetatables;

    protected WriteElementNode(int line) {
        this.line = line;
    }

    /** Writes values that were evaluated before. */
    public abstract Object executeWith(Object receiver, Object key, Object value);

    @Specialization(
            guards = {
                "table.isIntegerArray()",
                "table.canStore(key, table.integerArray().length)",
                "!isHole(value)",
                "isPlain(table)"
            })
    final Object doInteger(LuaTable table, long key, long value) {
        table.integerArray()[(int) key - 1] = value;
        table.stored(key);
        return null;
    }

    @Specialization(
            guards = {
                "table.isFloatArray()",
                "table.canStore(key, table.floatArray().length)",
                "!isHole(value)",
                "isPlain(table)"
            })
    final Object doFloat(LuaTable table, long key, double value) {
        table.floatArray()[(int) key - 1] = value;
        table.stored(key);
        return null;
    }

    @Specialization(
            guards = {
                "table.isObjectArray()",
                "table.canStore(key, table.objectArray().length)",
                "!isNil(value)",
                "isPlain(table)"
            })
    final Object doObject(LuaTable table, long key, Object value) {
        table.objectArray()[(int) key - 1] = value;
        table.stored(key);
        return null;
    }

    @Specialization(guards = {"table.canGrow(key)", "isObject(value)", "isPlain(table)"})
    final Object doGrow(LuaTable table, @SuppressWarnings("unused") long key, Object value) {
        table.growWith(value);
        return null;
    }

    // Not what the others can do: a node that has met this case must still learn those.
    @Specialization(guards = {"!table.canStore(key, value)", "isPlain(table)"})
    final Object doPlain(LuaTable table, long key, Object value) {
        table.putOutsideArray(key, value);
        return null;
    }

    /** Not for names that are new: to the shapes of tables they are other keys than those of the program's text. */
    @Specialization(
            guards = {"table.shape() == shape", "isField", "key.equals(name)"},
            limit = "NAMES")
    static Object doField(
            LuaTable table,
            @SuppressWarnings("unused") LuaString key,
            Object value,
            @SuppressWarnings("unused") @Cached("key") LuaString name,
            @SuppressWarnings("unused") @Cached("table.shape()") Shape shape,
            @SuppressWarnings("unused") @Cached("isField(shape, name)") boolean isField,
            @Cached("createMember(name)") WriteMemberNode member) {
        return member.executeWith(table, value);
    }

    @Specialization(guards = "isPlain(table)", replaces = "doField")
    final Object doPlainString(LuaTable table, LuaString key, Object value) {
        table.putComputed(key, value);
        return null;
    }

    @Specialization(guards = {"isReference(key)", "isPlain(table)"})
    final Object doPlainObject(LuaTable table, Object key, Object value) {
        table.putObject(key, value);
        return null;
    }

    @Fallback
    static Object doOther(Object receiver, Object key, Object value, @Cached SetIndexNode setIndex) {
        setIndex.execute(receiver, key, value);
        return null;
    }

    /** Whether a key that the table does not have is added without asking a metatable. */
    final boolean isPlain(LuaTable table) {
        if (table.metatable() == null) {
            return true;
        }
        if (!hasMetatables) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            hasMetatables = true;
        }
        return table.shape().hasNoNewIndex();
    }

    static boolean isField(Shape shape, LuaString name) {
        return !shape.isDictionary() && shape.lookup(name) != null;
    }

    final WriteMemberNode createMember(LuaString name) {
        return WriteMemberNodeGen.create(name, line, null, null);
    }

    static boolean isHole(long value) {
        return value == ArrayStorage.INTEGER_HOLE;
    }

    static boolean isHole(double value) {
        return ArrayStorage.isHole(value);
    }

    static boolean isObject(Object value) {
        return !(value instanceof Long || value instanceof Double || value == LuaNil.NIL);
    }

    static boolean isNil(Object value) {
        return value == LuaNil.NIL;
    }

    @Override
    public int line() {
        return line;
    }
}
