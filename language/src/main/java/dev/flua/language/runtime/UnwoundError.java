package dev.flua.language.runtime;

/**
 * An error of another language that a message handler looks at. It was no error of Lua's when it was raised, so that the stack has been
 * unwound; the error knows what it was.
 *
 * @param error with its Truffle stack trace filled in
 * @param coroutine in which the message handler runs
 * @param remaining how many levels its stack has left, below the message handler
 */
public record UnwoundError(Throwable error, LuaObject coroutine, int remaining) {}
