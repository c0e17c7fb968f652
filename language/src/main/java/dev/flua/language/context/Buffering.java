package dev.flua.language.context;

/** When written bytes leave a buffer (C's {@code setvbuf}). */
public enum Buffering {
    /** At once. */
    NO,
    /** When the buffer is full. */
    FULL,
    /** When a line ends, or the buffer is full. */
    LINE
}
