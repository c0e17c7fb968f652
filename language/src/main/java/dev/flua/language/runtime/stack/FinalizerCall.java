package dev.flua.language.runtime.stack;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;

/** From where a finalizer is called, which is between two steps of the program. */
public final class FinalizerCall extends Node implements CallSite {
    private final Node location;

    private FinalizerCall(Node location) {
        this.location = location;
    }

    /**
     * A new one.
     *
     * @param location what is being executed, null where a library function collects garbage
     */
    public static FinalizerCall at(Node location) {
        return new Holder(new FinalizerCall(location)).call;
    }

    /** Is not executed: a node that stands for a call has to be in a tree. */
    private static final class Holder extends RootNode {
        @Child
        private FinalizerCall call;

        Holder(FinalizerCall call) {
            super(null);
            this.call = insert(call);
        }

        @Override
        public Object execute(VirtualFrame frame) {
            throw new UnsupportedOperationException("only holds the call");
        }
    }

    Node location() {
        return location;
    }

    @Override
    public String calleeName() {
        return "__gc";
    }

    @Override
    public String calleeKind() {
        return "metamethod";
    }
}
