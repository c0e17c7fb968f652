package dev.flua.stdlib.string;

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
        byte first = wanted[0];
        int last = text.length - length;
        long compared = 0;
        for (int i = from; i <= last; i++) {
            LongWork.round(i, location);
            if (text[i] == first) {
                int difference = Arrays.mismatch(text, i + 1, i + length, wanted, 1, length);
                if (difference < 0) {
                    return i;
                }
                compared = LongWork.steps(compared + difference, location);
            }
        }
        return -1;
    }
}
