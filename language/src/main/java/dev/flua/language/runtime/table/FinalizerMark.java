package dev.flua.language.runtime.table;

/** What tells that an object has become garbage: only the object refers to it. */
public abstract class FinalizerMark {}
