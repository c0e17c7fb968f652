package dev.flua.language.limits;

/** A value that takes memory, and that may keep others alive. */
public interface Measured {
    /**
     * The bytes that this takes itself, about.
     *
     * @param size is told of what this refers to
     */
    long measure(LiveSize size);
}
