package dev.flua.language.nodes.hook;

import com.oracle.truffle.api.instrumentation.Tag;

/**
 * Marks operations of which the left operand's value waits in a register of the reference while the right operand calls a
 * function, and these operands. It is there for {@code debug.getlocal} and {@code debug.setlocal}.
 */
@Tag.Identifier("TEMPORARY")
public final class TemporaryTag extends Tag {
    private TemporaryTag() {}
}
