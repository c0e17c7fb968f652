package dev.flua.language.runtime.stack;

/** A node that calls a value that the program names, for messages and tracebacks (the reference's funcnamefromcode). */
public interface CallSite {
    /** The name under which the value is called, null where it has none. */
    String calleeName();

    /** What the name is: {@code global}, {@code local}, {@code method}, {@code field}, {@code upvalue}, {@code metamethod}… */
    String calleeKind();

    /** Whether it calls a debug hook. */
    default boolean isHook() {
        return false;
    }

    /** Whether the call is a tail call, so that the calling activation is over for Lua. */
    default boolean isTailCall() {
        return false;
    }
}
