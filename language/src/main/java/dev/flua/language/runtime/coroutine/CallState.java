package dev.flua.language.runtime.coroutine;

/**
 * What is to be known of a coroutine's calls in progress by those that make them. It is apart from the coroutine because they keep it
 * on their stack: that is the coroutine's own, and a coroutine that is on its own stack would never be garbage.
 */
public final class CallState {
    /**
     * How deep nested calls go, as in the reference (LUAI_MAXCCALLS). Programs that fail on every level of a deep recursion
     * rely on it to come to an end.
     */
    private static final int MAX_NESTED = 200;

    private static final int UNPROTECTED = -1;

    /** What message handlers and closing methods may use beyond that, as in the reference. */
    private static final int MAX_NESTED_IN_HANDLER = MAX_NESTED + 20;

    /** Nested calls in progress in the coroutines that wait for this one. */
    private int nestedBelow;

    /** Nested calls in progress in this coroutine, the one of its function included. */
    private int nestedCalls;

    /** How many nested calls the innermost protected call is in, {@link #UNPROTECTED} where there is none. */
    private int protectedAt = UNPROTECTED;

    /** Whether the coroutine runs only to close its variables. */
    private boolean closing;

    CallState() {}

    /** Counts a nested call until the matching {@link #leaveNestedCall}. */
    public void enterNestedCall() {
        nestedCalls++;
    }

    public void leaveNestedCall() {
        nestedCalls--;
    }

    /**
     * Whether the nested call that was just entered must not be made: the first that is too deep, and those that are deeper still
     * than the handler of that error may need.
     */
    public boolean isNestedTooDeep() {
        int calls = nestedBelow + nestedCalls;
        return calls == MAX_NESTED || calls >= MAX_NESTED_IN_HANDLER;
    }

    /** Whether it is not the first that is too deep, so that the handler of that error has failed. */
    public boolean isNestedFarTooDeep() {
        return nestedBelow + nestedCalls > MAX_NESTED;
    }

    /**
     * Begins a call that catches errors, until the matching {@link #leaveProtectedCall}.
     *
     * @return what to give to that
     */
    public int enterProtectedCall() {
        int outer = protectedAt;
        protectedAt = nestedCalls;
        return outer;
    }

    public void leaveProtectedCall(int outer) {
        protectedAt = outer;
    }

    /**
     * An error has left the nested calls within the call that will catch it, or within the coroutine, and a closing method is
     * about to be called. (Java has not left them yet, the reference has.) Ends with {@link #returnToNestedCalls}.
     *
     * @return what to give to that
     */
    public int leaveNestedCalls() {
        int inner = nestedCalls;
        nestedCalls = Math.max(protectedAt, 0);
        return inner;
    }

    public void returnToNestedCalls(int inner) {
        nestedCalls = inner;
    }

    /** Whether one more coroutine may run on top of these calls. */
    boolean hasRoom() {
        return nestedBelow + nestedCalls < MAX_NESTED;
    }

    /** The coroutine is resumed by the one with the calls {@code below}. */
    void enterOnTopOf(CallState below) {
        nestedBelow = below.nestedBelow + below.nestedCalls;
    }

    /** Whether a protected call is in progress. */
    boolean isProtected() {
        return protectedAt != UNPROTECTED;
    }

    /** The calls are left, for good, to call the closing methods of the coroutine. */
    void beginClosing() {
        closing = true;
        protectedAt = UNPROTECTED;
    }

    void endClosing() {
        closing = false;
    }

    /** Whether {@link LuaCoroutine#close} is unwinding the coroutine: protected calls that it finds there catch nothing any more. */
    public boolean isClosing() {
        return closing;
    }
}
