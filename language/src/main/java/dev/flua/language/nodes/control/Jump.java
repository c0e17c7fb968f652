package dev.flua.language.nodes.control;

import com.oracle.truffle.api.interop.TruffleObject;

/**
 * How a statement completes that sends control elsewhere in its function.
 *
 * @param target the label of a {@code goto}, null for {@code break}
 */
public record Jump(Label target) implements TruffleObject {
    /** Leaves the innermost loop. */
    public static final Jump BREAK = new Jump(null);
}
