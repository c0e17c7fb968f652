package dev.flua.language.runtime.table;

/** What tells that a table has become garbage: only the table refers to it. */
public abstract class FinalizerMark {}
