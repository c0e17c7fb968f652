package dev.flua.language.nodes.arith;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.ImportStatic;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.CachedLibrary;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.UnaryNode;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.nodes.metamethod.MetamethodNode;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.stack.CallSite;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.table.Event;
import dev.flua.language.runtime.table.LuaTable;

/** {@code #a}: the bytes of a string, a border of a table, or what {@code __len} says. */
@ImportStatic({ForeignAccess.class, Event.class})
public abstract class LengthNode extends UnaryNode implements CallSite {
    /** The length of a value that was evaluated before. */
    public abstract Object execute(Object operand);

    @Specialization
    static long doString(LuaString operand) {
        return operand.length();
    }

    @Specialization(guards = "operand.metatable() == null")
    static long doTable(LuaTable operand) {
        return operand.length();
    }

    /** Elements of an array, entries of a hash, or bytes of a buffer. */
    @Specialization(guards = "isForeign(operand)", limit = "LIMIT")
    final long doForeign(Object operand, @CachedLibrary("operand") InteropLibrary interop) {
        try {
            if (interop.hasArrayElements(operand)) {
                return interop.getArraySize(operand);
            }
            if (interop.hasHashEntries(operand)) {
                return interop.getHashSize(operand);
            }
            if (interop.hasBufferElements(operand)) {
                return interop.getBufferSize(operand);
            }
        } catch (UnsupportedMessageException e) {
            throw ForeignAccess.inconsistent(e);
        }
        throw hasNoLength(operand);
    }

    @Fallback
    final Object doOther(Object operand, @Cached("create(LEN)") MetamethodNode lookup, @Cached CallNode call) {
        Object method = lookup.execute(operand);
        if (method != LuaNil.NIL) {
            return Values.first(call.execute(method, operand, operand));
        }
        if (operand instanceof LuaTable table) {
            return table.length();
        }
        throw hasNoLength(operand);
    }

    @TruffleBoundary
    private LuaError hasNoLength(Object operand) {
        return Errors.at(
                this,
                "attempt to get length of a " + Metatables.objectTypeName(operand) + " value"
                        + LuaExpressionNode.describe(getOperand()));
    }

    /** A node without operand expression, for {@link #execute(Object)}. */
    @NeverDefault
    public static LengthNode create() {
        return LengthNodeGen.create(null);
    }

    @Override
    public String calleeName() {
        return "len";
    }

    @Override
    public String calleeKind() {
        return "metamethod";
    }
}
