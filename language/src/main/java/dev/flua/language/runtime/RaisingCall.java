package dev.flua.language.runtime;

import com.oracle.truffle.api.nodes.Node;

/**
 * The call of {@code error} or {@code assert} that is about to raise an error: the message begins with its position, and to find that
 * on the stack takes longer than all else. A program has one, which is empty most of the time.
 */
public final class RaisingCall {
    private Object message;
    private Node node;

    /** Notes the node that is about to make a call with a message. */
    public void set(Object callMessage, Node callNode) {
        message = callMessage;
        node = callNode;
    }

    /**
     * The node that called the function that has got this very message, null where nobody noted it. Functions that are called in
     * between, as by a hook, are no reason to confuse the two.
     */
    public Node take(Object callMessage) {
        Node found = message == callMessage ? node : null;
        message = null;
        node = null;
        return found;
    }
}
