package dev.flua.language.runtime.table;

/** An object whose metatable may have a finalizer of its own: a table, or a userdata that C code has made (manual §2.5.3). */
public interface Finalizable extends WeakKey {
    /** What tells that this object is garbage and its finalizer is to be called; null where it has none. */
    FinalizerMark finalizerMark();

    void setFinalizerMark(FinalizerMark mark);
}
