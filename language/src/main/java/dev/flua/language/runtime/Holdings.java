package dev.flua.language.runtime;

/** What a program's values hold outside of its memory, and give up as garbage: open files. */
public interface Holdings {
    /** Whether there are any. */
    boolean exist();

    /** After a collection that the program has asked for: gives up those that garbage held. */
    void release();

    /** Before a collection that the program has asked for: drops what nobody can use any more. */
    default void forgetUnused() {}
}
