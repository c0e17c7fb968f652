package dev.flua.language.nodes.metamethod;

import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.table.Event;

/** Looks up the metamethod of the first of two operands that has one (manual §2.4). */
public final class BinaryMetamethodNode extends Node {
    @Child
    private MetamethodNode ofLeft;

    @Child
    private MetamethodNode ofRight;

    private BinaryMetamethodNode(Event event) {
        ofLeft = MetamethodNode.create(event);
        ofRight = MetamethodNode.create(event);
    }

    @NeverDefault
    public static BinaryMetamethodNode create(Event event) {
        return new BinaryMetamethodNode(event);
    }

    /** The metamethod, nil where neither operand has one. */
    public Object execute(Object left, Object right) {
        Object method = ofLeft.execute(left);
        return method == LuaNil.NIL ? ofRight.execute(right) : method;
    }
}
