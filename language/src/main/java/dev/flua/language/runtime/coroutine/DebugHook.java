package dev.flua.language.runtime.coroutine;

import dev.flua.language.runtime.LuaFunction;

/** What {@code debug.sethook} sets for a coroutine: the function to call, and the events for which to call it. */
public final class DebugHook {
    private final LuaFunction function;
    private final boolean calls;
    private final boolean returns;
    private final boolean lines;
    private final int count;
    private int untilCount;

    /**
     * The values that an event passes to or from a function, for {@code debug.getinfo} with {@code r}.
     *
     * @param first by which number {@code debug.getlocal} finds the first of them
     * @param values null where they are the function's parameters
     */
    public record Transfer(int first, int count, Object[] values) {
        public static final Transfer NONE = new Transfer(0, 0, null);

        public boolean contains(int number) {
            return number >= first && number - first < count;
        }
    }

    /**
     * @param mask the letters {@code c}, {@code r}, {@code l} for calls, returns and lines
     * @param count of instructions between two count events, 0 for none
     */
    public DebugHook(LuaFunction function, String mask, int count) {
        this.function = function;
        this.calls = mask.indexOf('c') >= 0;
        this.returns = mask.indexOf('r') >= 0;
        this.lines = mask.indexOf('l') >= 0;
        this.count = Math.max(0, count);
        this.untilCount = this.count;
    }

    public LuaFunction function() {
        return function;
    }

    /** Whether there is any event for which to call the function. */
    public boolean isUseful() {
        return calls || returns || lines || count > 0;
    }

    public boolean wantsCalls() {
        return calls;
    }

    public boolean wantsReturns() {
        return returns;
    }

    public boolean wantsLines() {
        return lines;
    }

    public int count() {
        return count;
    }

    /** The letters of the mask, in the order of the reference. */
    public String mask() {
        return (calls ? "c" : "") + (returns ? "r" : "") + (lines ? "l" : "");
    }

    /** Counts instructions; true where that makes a count event. */
    public boolean countDown(int instructions) {
        if (count == 0) {
            return false;
        }
        untilCount -= instructions;
        if (untilCount > 0) {
            return false;
        }
        untilCount = count;
        return true;
    }
}
