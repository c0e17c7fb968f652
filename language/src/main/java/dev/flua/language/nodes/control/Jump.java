package dev.flua.language.nodes.control;

import com.oracle.truffle.api.interop.TruffleObject;
import dev.flua.language.parser.Tree;

/**
 * How a statement completes that sends control elsewhere in its function.
 *
 * @param target the label of a {@code goto}, null for {@code break}
 */
public record Jump(Tree.Label target) implements TruffleObject {
    /** Leaves the innermost loop. */
    public static final Jump BREAK = new Jump(null);
}
