package dev.flua.language.runtime.stack;

/**
 * A node in a function that an error is leaving. Lua calls closing methods after it has discarded the functions up to the
 * protected call; here they are still on the stack, and {@link CallStack} and messages leave them out.
 */
public interface DiscardedActivation {}
