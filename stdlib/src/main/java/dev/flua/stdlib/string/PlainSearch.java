package dev.flua.stdlib.string;

import com.oracle.truffle.api.ArrayUtils;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LongWork;
import dev.flua.language.runtime.LuaString;
import java.util.Arrays;

/** Search without patterns. */
final class PlainSearch {
    private static final boolean[] SPECIAL = new boolean[256];

    static {
        for (char c : "^$*+?.([%-".toCharArray()) {
            SPECIAL[c] = true;
        }
    }

    private PlainSearch() {}

    /** Whether no byte of the pattern has a special meaning. */
    static boolean isPlain(LuaString pattern, Node location) {
        byte[] bytes = pattern.bytes();
        for (int i = 0; i < bytes.length; i++) {
            LongWork.round(i, location);
            if (SPECIAL[bytes[i] & 0xff]) {
                return false;
            }
        }
        return true;
    }

    /** Where {@code wanted} occurs in {@code text} at {@code from} or behind it; -1 where it does not. */
    static int find(byte[] text, byte[] wanted, int from, Node location) {
        int length = wanted.length;
        if (length == 0) {
            return from;
        }
        byte[] beginning = length <= 2 ? wanted : Arrays.copyOf(wanted, 2);
        int end = text.length - length + 1;
        long steps = 0;
        int start = from;
        while (start < end) {
            int piece = Math.min(end - start, LongWork.STEPS);
            int found = ArrayUtils.indexOfWithOrMask(text, start, piece + beginning.length - 1, beginning, null);
            if (found < 0) {
                steps = LongWork.steps(steps + piece, location);
                start += piece;
            } else {
                int difference = Arrays.mismatch(
                        text, found + beginning.length, found + length, wanted, beginning.length, length);
                if (difference < 0) {
                    return found;
                }
                steps = LongWork.steps(steps + difference + 1, location);
                start = found + 1;
            }
        }
        return -1;
    }
}
