package dev.flua.language.nodes.hook;

import com.oracle.truffle.api.instrumentation.Tag;

/**
 * Marks the nodes where line and count events can happen: statements, and what of a statement is executed anew in each round
 * of a loop. It is there for {@code debug.sethook}; tools use the standard tags.
 */
@Tag.Identifier("HOOK_POINT")
public final class HookPointTag extends Tag {
    private HookPointTag() {}
}
