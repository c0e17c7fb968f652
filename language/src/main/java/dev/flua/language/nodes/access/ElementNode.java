package dev.flua.language.nodes.access;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.ImportStatic;
import com.oracle.truffle.api.dsl.NodeChild;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import dev.flua.language.foreign.ForeignReadNode;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.literal.IntegerNode;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaNumber;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;

/**
 * {@code a[k]}: reads an element of the array part straight from its storage and, where {@code k} is one of few names, a field as
 * {@code a.b} does; anything else through {@link IndexNode}.
 */
@ImportStatic({ForeignAccess.class, MemberLimits.class})
@NodeChild(value = "receiver", type = LuaExpressionNode.class)
@NodeChild(value = "key", type = LuaExpressionNode.class)
public abstract class ElementNode extends LuaExpressionNode implements Indexing {
    private static final long MAX_IMMEDIATE = 255;

    private final int line;

    @CompilationFinal
    private boolean hasOtherElements;

    protected ElementNode(int line) {
        this.line = line;
    }

    /** For code that meets integers and floats: both come unboxed from arrays of numbers, until there is anything else. */
    @Override
    public final LuaNumber executeNumber(VirtualFrame frame) throws UnexpectedResultException {
        if (hasOtherElements) {
            return expectNumber(execute(frame));
        }
        Object receiver = getReceiver().execute(frame);
        Object other;
        try {
            long key = getKey().executeLong(frame);
            if (receiver instanceof LuaTable table) {
                if (table.isFloatArray() && table.hasFloat(key)) {
                    return LuaNumber.of(table.floatArray()[(int) key - 1]);
                }
                if (table.isIntegerArray() && table.hasInteger(key)) {
                    return LuaNumber.of(table.integerArray()[(int) key - 1]);
                }
            }
            other = key;
        } catch (UnexpectedResultException e) {
            other = e.getResult();
        }
        CompilerDirectives.transferToInterpreterAndInvalidate();
        hasOtherElements = true;
        return expectNumber(executeWith(receiver, other));
    }

    /** Reads the element of values that were evaluated before. */
    public abstract Object executeWith(Object receiver, Object key);

    @Specialization(guards = {"table.isIntegerArray()", "table.hasInteger(key)"})
    static long doInteger(LuaTable table, long key) {
        return table.integerArray()[(int) key - 1];
    }

    @Specialization(guards = {"table.isFloatArray()", "table.hasFloat(key)"})
    static double doFloat(LuaTable table, long key) {
        return table.floatArray()[(int) key - 1];
    }

    @Specialization(guards = {"table.isObjectArray()", "table.hasObject(key)"})
    static Object doObject(LuaTable table, long key) {
        return table.objectArray()[(int) key - 1];
    }

    // Not what the others can do: a node that has met this case must still learn those.
    @Specialization(guards = {"!table.hasElement(key)", "table.metatable() == null"})
    static Object doPlain(LuaTable table, long key) {
        return table.getOutsideArray(key);
    }

    @Specialization(
            guards = {"key.equals(name)", "!table.shape().isDictionary()"},
            limit = "NAMES")
    static Object doName(
            LuaTable table,
            @SuppressWarnings("unused") LuaString key,
            @SuppressWarnings("unused") @Cached("key") LuaString name,
            @Cached("createMember(name)") MemberNode member) {
        return member.executeWith(table);
    }

    @Specialization(guards = "table.metatable() == null", replaces = "doName")
    static Object doPlainString(LuaTable table, LuaString key) {
        return table.get(key);
    }

    @Specialization(replaces = "doName")
    static Object doTable(LuaTable table, Object key, @Shared @Cached IndexNode index) {
        Object value = table.get(key);
        return value == LuaNil.NIL && table.metatable() != null ? index.execute(table, key) : value;
    }

    @Specialization(guards = "isForeign(receiver)")
    final Object doForeign(Object receiver, Object key, @Cached ForeignReadNode read) {
        Object value = read.execute(receiver, key);
        if (value == null) {
            throw IndexNode.notIndexable(this, receiver, true);
        }
        return value;
    }

    @Specialization(guards = {"!isTable(receiver)", "!isForeign(receiver)"})
    static Object doOther(Object receiver, Object key, @Shared @Cached IndexNode index) {
        return index.execute(receiver, key);
    }

    final MemberNode createMember(LuaString name) {
        return MemberNodeGen.create(name, false, line, null);
    }

    static boolean isTable(Object receiver) {
        return receiver instanceof LuaTable;
    }

    @Override
    public int line() {
        return line;
    }

    public abstract LuaExpressionNode getKey();

    /** The reference knows small constant integers only (OP_GETI), and no other keys that are not names. */
    @Override
    public String variableName() {
        return getKey() instanceof IntegerNode key && key.value() >= 0 && key.value() <= MAX_IMMEDIATE
                ? "integer index"
                : "?";
    }

    @Override
    public String variableKind() {
        return "field";
    }
}
