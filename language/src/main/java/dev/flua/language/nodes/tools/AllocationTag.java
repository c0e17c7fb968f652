package dev.flua.language.nodes.tools;

import com.oracle.truffle.api.instrumentation.Tag;

/** Marks expressions that make a table, a function or a string. */
@Tag.Identifier("ALLOCATION")
public final class AllocationTag extends Tag {
    private AllocationTag() {}
}
