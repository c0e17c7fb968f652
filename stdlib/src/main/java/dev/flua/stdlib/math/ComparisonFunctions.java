package dev.flua.stdlib.math;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.nodes.compare.LessThanNode;

/** {@code max}, {@code min}, {@code ult}. */
final class ComparisonFunctions {
    private ComparisonFunctions() {}

    /** The largest argument according to {@code <}, whatever the arguments are: the reference does not check that either. */
    @LuaBuiltin(name = "max", arguments = "value ...")
    abstract static class MaxNode extends LuaBuiltinNode {
        @Specialization(guards = "isOneInteger(rest)")
        long doIntegers(long first, Object[] rest) {
            return Math.max(first, (long) rest[0]);
        }

        @Specialization(guards = "isOneFloat(rest)")
        double doFloats(double first, Object[] rest) {
            double second = (double) rest[0];
            return first < second ? second : first;
        }

        @Specialization(guards = "!isSimple(first, rest)")
        Object doOther(Object first, Object[] rest, @Cached LessThanNode lessThan) {
            Object largest = first;
            for (Object value : rest) {
                if (lessThan.executeBoolean(largest, value)) {
                    largest = value;
                }
            }
            return largest;
        }

        /** Whether one of the other cases applies. */
        static boolean isSimple(Object first, Object[] rest) {
            return first instanceof Long ? isOneInteger(rest) : first instanceof Double && isOneFloat(rest);
        }

        static boolean isOneInteger(Object[] rest) {
            return rest.length == 1 && rest[0] instanceof Long;
        }

        static boolean isOneFloat(Object[] rest) {
            return rest.length == 1 && rest[0] instanceof Double;
        }
    }

    /** The smallest argument according to {@code <}. */
    @LuaBuiltin(name = "min", arguments = "value ...")
    abstract static class MinNode extends LuaBuiltinNode {
        @Specialization(guards = "isOneInteger(rest)")
        long doIntegers(long first, Object[] rest) {
            return Math.min(first, (long) rest[0]);
        }

        @Specialization(guards = "isOneFloat(rest)")
        double doFloats(double first, Object[] rest) {
            double second = (double) rest[0];
            return second < first ? second : first;
        }

        @Specialization(guards = "!isSimple(first, rest)")
        Object doOther(Object first, Object[] rest, @Cached LessThanNode lessThan) {
            Object smallest = first;
            for (Object value : rest) {
                if (lessThan.executeBoolean(value, smallest)) {
                    smallest = value;
                }
            }
            return smallest;
        }

        /** Whether one of the other cases applies. */
        static boolean isSimple(Object first, Object[] rest) {
            return first instanceof Long ? isOneInteger(rest) : first instanceof Double && isOneFloat(rest);
        }

        static boolean isOneInteger(Object[] rest) {
            return rest.length == 1 && rest[0] instanceof Long;
        }

        static boolean isOneFloat(Object[] rest) {
            return rest.length == 1 && rest[0] instanceof Double;
        }
    }

    @LuaBuiltin(name = "ult", arguments = "integer integer")
    abstract static class UltNode extends LuaBuiltinNode {
        @Specialization
        boolean doUlt(long a, long b) {
            return Long.compareUnsigned(a, b) < 0;
        }
    }
}
