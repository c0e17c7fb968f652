package dev.flua.language.runtime.stack;

/** A node that stands for a piece of a Lua function's text. */
public interface CodePlace {
    /** The line that the reference reports when this fails, 0 where it is not known. */
    int line();

    /** Character offset of the piece, -1 where it is not known. */
    int sourceStart();

    /** Character offset after the piece. */
    int sourceEnd();
}
