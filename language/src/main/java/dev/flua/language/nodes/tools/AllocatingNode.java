package dev.flua.language.nodes.tools;

/** An expression the value of which is a new object each time: it has {@link AllocationTag}. */
public interface AllocatingNode {}
