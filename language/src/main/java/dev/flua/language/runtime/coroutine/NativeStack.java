package dev.flua.language.runtime.coroutine;

/** The stack of values that code written in C has of a coroutine ({@code lua_State}, manual §4.1). */
public interface NativeStack {
    /** Whether there is nothing on it. */
    boolean isEmpty();

    /**
     * Takes the function off it with which the coroutine is to begin, and arguments that are above the function.
     *
     * @return the function followed by all arguments
     */
    Object[] takeCall(Object[] furtherArguments);
}
