package dev.flua.language.runtime;

import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.nodes.call.CallSite;

/** From where a finalizer is called, which is between two steps of the program. */
final class FinalizerCall extends Node implements CallSite {
    private final Node location;

    /**
     * @param location what is being executed, null where a library function collects garbage
     */
    FinalizerCall(Node location) {
        this.location = location;
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
