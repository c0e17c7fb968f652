package dev.flua.capi;

import dev.flua.language.nodes.compare.RawEquality;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;

/** Operators on values of the stack. */
final class Operators {
    private Operators() {}

    private static Object apply(NativeThread thread, int operator, Object... operands) {
        return thread.program().functions().operator(operator).call(operands);
    }

    /** Puts the result in the place of the operands. */
    static long arithmetic(NativeThread thread, long operator) {
        Object right = thread.pop();
        Object left = OperatorRootNode.isUnary(operator) ? right : thread.pop();
        thread.push(apply(thread, (int) operator, left, right));
        return 0;
    }

    static long compare(NativeThread thread, long left, long right, long operator) {
        Object result =
                apply(thread, OperatorRootNode.COMPARISONS + (int) operator, thread.read(left), thread.read(right));
        return (boolean) result ? 1 : 0;
    }

    static long rawEqual(NativeThread thread, long left, long right) {
        return RawEquality.equal(thread.read(left), thread.read(right)) ? 1 : 0;
    }

    /** Puts the concatenation in the place of so many values, from the last to the first as {@code ..} does. */
    static long concat(NativeThread thread, long count) {
        for (long i = 1; i < count; i++) {
            Object right = thread.pop();
            Object left = thread.pop();
            thread.push(apply(thread, OperatorRootNode.CONCATENATION, left, right));
        }
        return 0;
    }

    static long length(NativeThread thread, long slot) {
        thread.push(apply(thread, OperatorRootNode.LENGTH, thread.read(slot)));
        return 0;
    }

    static long rawLength(NativeThread thread, long slot) {
        return switch (thread.read(slot)) {
            case LuaString string -> string.length();
            case LuaTable table -> table.length();
            case CUserdata userdata -> userdata.size();
            default -> 0;
        };
    }
}
