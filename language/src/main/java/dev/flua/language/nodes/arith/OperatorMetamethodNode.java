package dev.flua.language.nodes.arith;

import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.foreign.ForeignArithmetic;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.nodes.metamethod.BinaryMetamethodNode;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.stack.CallSite;
import dev.flua.language.runtime.table.Event;
import java.util.Locale;

/** Operators on operands that they are not defined for: the metamethod, or the reference's error (luaT_trybinTM). */
public final class OperatorMetamethodNode extends Node implements CallSite {
    private final Event event;

    @Child
    private BinaryMetamethodNode lookup;

    @Child
    private CallNode call = CallNode.create();

    private OperatorMetamethodNode(Event event) {
        this.event = event;
        this.lookup = BinaryMetamethodNode.create(event);
    }

    @NeverDefault
    public static OperatorMetamethodNode create(Event event) {
        return new OperatorMetamethodNode(event);
    }

    /** The result of the metamethod; a unary operator has its operand twice. */
    public Object execute(Object left, Object right) {
        Object method = lookup.execute(left, right);
        if (method != LuaNil.NIL) {
            return Values.first(call.execute(method, left, right));
        }
        Object result = ForeignArithmetic.apply(event, left, right);
        if (result == null) {
            throw OperandError.of(this, event, left, right);
        }
        return result;
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
