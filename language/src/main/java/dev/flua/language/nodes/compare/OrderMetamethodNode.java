package dev.flua.language.nodes.compare;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.foreign.ForeignNumbers;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.nodes.metamethod.BinaryMetamethodNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.stack.CallSite;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.table.Event;
import java.util.Locale;

/**
 * Order of operands that are neither two numbers nor two strings (the reference's luaT_callorderTM). Without {@code __le} an
 * {@code a <= b} is {@code not (b < a)}, as in the reference as it is usually built (LUA_COMPAT_LT_LE).
 */
final class OrderMetamethodNode extends Node implements CallSite {
    private final Event event;

    @Child
    private BinaryMetamethodNode lookup;

    /** Of {@code __lt} with the operands exchanged, where there is no {@code __le}; null until it is needed. */
    @Child
    private BinaryMetamethodNode reverse;

    @Child
    private CallNode call = CallNode.create();

    private OrderMetamethodNode(Event event) {
        this.event = event;
        this.lookup = BinaryMetamethodNode.create(event);
    }

    static OrderMetamethodNode create(Event event) {
        return new OrderMetamethodNode(event);
    }

    boolean execute(Object left, Object right) {
        Object method = lookup.execute(left, right);
        if (method != LuaNil.NIL) {
            return isTrue(method, left, right);
        }
        if (event == Event.LE) {
            if (reverse == null) {
                CompilerDirectives.transferToInterpreterAndInvalidate();
                reverse = insert(BinaryMetamethodNode.create(Event.LT));
            }
            method = reverse.execute(right, left);
            if (method != LuaNil.NIL) {
                return !isTrue(method, right, left);
            }
        }
        Integer order = foreignOrder(left, right);
        if (order == null) {
            throw notComparable(left, right);
        }
        return event == Event.LE ? order <= 0 : order < 0;
    }

    /** As {@link Comparable#compareTo}; null unless the operands are objects of other languages that have an order. */
    private static Integer foreignOrder(Object left, Object right) {
        return ForeignAccess.isForeign(left) || ForeignAccess.isForeign(right)
                ? ForeignNumbers.compare(left, right)
                : null;
    }

    private boolean isTrue(Object method, Object left, Object right) {
        return Coercions.isTrue(Values.first(call.execute(method, left, right)));
    }

    @TruffleBoundary
    private LuaError notComparable(Object left, Object right) {
        String leftType = Metatables.objectTypeName(left);
        String rightType = Metatables.objectTypeName(right);
        return Errors.at(
                this,
                leftType.equals(rightType)
                        ? "attempt to compare two " + leftType + " values"
                        : "attempt to compare " + leftType + " with " + rightType);
    }

    @Override
    public String calleeName() {
        return event.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String calleeKind() {
        return "metamethod";
    }
}
