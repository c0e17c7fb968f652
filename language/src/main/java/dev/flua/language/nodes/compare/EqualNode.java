package dev.flua.language.nodes.compare;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.ImportStatic;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.foreign.ForeignNumbers;
import dev.flua.language.nodes.BinaryNode;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.nodes.metamethod.BinaryMetamethodNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.LuaUserdata;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.stack.CallSite;
import dev.flua.language.runtime.table.Event;
import dev.flua.language.runtime.table.LuaTable;

/** {@code a == b}; {@code __eq} is asked only for two tables or two userdata that are not the same. */
@ImportStatic(Event.class)
public abstract class EqualNode extends BinaryNode implements CallSite {
    @Override
    public abstract boolean executeBoolean(VirtualFrame frame);

    /** Compares values that were evaluated before. */
    public abstract boolean executeBoolean(Object left, Object right);

    @Specialization
    static boolean doIntegers(long left, long right) {
        return left == right;
    }

    @Specialization
    static boolean doFloats(double left, double right) {
        return left == right;
    }

    @Specialization
    static boolean doIntegerFloat(long left, double right) {
        return doFloatInteger(right, left);
    }

    @Specialization
    static boolean doFloatInteger(double left, long right) {
        return Coercions.isInteger(left) && (long) left == right;
    }

    @Specialization
    static boolean doBooleans(boolean left, boolean right) {
        return left == right;
    }

    @Specialization
    static boolean doStrings(LuaString left, LuaString right) {
        return left.equals(right);
    }

    @Specialization(guards = "isNil(left) || isNil(right)")
    static boolean doNil(Object left, Object right) {
        return left == right;
    }

    @Specialization(guards = "left == right")
    static boolean doSame(@SuppressWarnings("unused") LuaTable left, @SuppressWarnings("unused") LuaTable right) {
        return true;
    }

    @Specialization(guards = {"left.metatable() == null", "right.metatable() == null"})
    static boolean doPlainTables(LuaTable left, LuaTable right) {
        return left == right;
    }

    @Specialization
    static boolean doFunctions(LuaFunction left, LuaFunction right) {
        return left == right;
    }

    @Fallback
    static boolean doOther(
            Object left, Object right, @Cached("create(EQ)") BinaryMetamethodNode lookup, @Cached CallNode call) {
        if (left == right && !(left instanceof Double)) {
            return true;
        }
        boolean tables = left instanceof LuaTable && right instanceof LuaTable;
        if (tables || (left instanceof LuaUserdata && right instanceof LuaUserdata)) {
            Object method = lookup.execute(left, right);
            return method != LuaNil.NIL && Coercions.isTrue(Values.first(call.execute(method, left, right)));
        }
        return RawEquality.equal(left, right)
                || ((ForeignAccess.isForeign(left) || ForeignAccess.isForeign(right))
                        && ForeignNumbers.areEqual(left, right));
    }

    static boolean isNil(Object value) {
        return value == LuaNil.NIL;
    }

    /** A node without operand expressions, for {@link #executeBoolean(Object, Object)}. */
    @NeverDefault
    public static EqualNode create() {
        return EqualNodeGen.create(null, null);
    }

    @Override
    public String calleeName() {
        return "eq";
    }

    @Override
    public String calleeKind() {
        return "metamethod";
    }
}
