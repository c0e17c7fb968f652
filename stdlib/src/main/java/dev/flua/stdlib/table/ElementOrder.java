package dev.flua.stdlib.table;

import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.nodes.call.FirstValueNode;
import dev.flua.language.nodes.compare.LessThanNode;
import dev.flua.language.runtime.Coercions;

/** The order that {@link QuicksortNode} sorts by. */
abstract class ElementOrder extends Node {
    /**
     * Whether {@code a} must come before {@code b}.
     *
     * @param order the second argument of {@code table.sort}
     */
    abstract boolean isLess(Object order, Object a, Object b);

    /** A node for the same kind of order that has seen nothing yet. */
    abstract ElementOrder another();

    /** The order of {@code <}. */
    static final class Natural extends ElementOrder {
        @Child
        private LessThanNode lessThan = LessThanNode.create();

        @Override
        Natural another() {
            return new Natural();
        }

        @Override
        boolean isLess(Object order, Object a, Object b) {
            return lessThan.executeBoolean(a, b);
        }
    }

    /** The order that a Lua function decides. */
    static final class ByFunction extends ElementOrder {
        @Child
        private CallNode call = CallNode.create();

        @Child
        private FirstValueNode first = new FirstValueNode();

        @Override
        ByFunction another() {
            return new ByFunction();
        }

        @Override
        boolean isLess(Object order, Object a, Object b) {
            return Coercions.isTrue(first.execute(call.execute(order, a, b)));
        }
    }
}
