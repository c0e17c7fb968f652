package dev.flua.language.runtime;

/** Counts the memory of values, each of which describes itself: what it takes, and what it refers to. */
public interface HeapVisitor {
    /** Counts a value, and what it refers to, unless that has been done. */
    void add(Object value);

    /** Counts an array, and what its elements refer to. */
    void addArray(Object[] elements);

    /** Counts an array of so many references; empty arrays are shared. */
    void addReferences(int count);

    /** Counts memory. */
    void addBytes(long count);
}
