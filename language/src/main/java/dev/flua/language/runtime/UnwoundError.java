package dev.flua.language.runtime;

/**
 * An error of another language that a message handler looks at. It was no error of Lua's when it was raised, so that the stack has been
 * unwound; the error knows what it was.
 *
 * @param error with its Truffle stack trace filled in
 * @param remaining how many levels the stack has left, below the message handler
 */
public record UnwoundError(Throwable error, int remaining) {}
