package dev.flua.stdlib.string;

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
    static boolean isPlain(LuaString pattern) {
        for (byte c : pattern.bytes()) {
            if (SPECIAL[c & 0xff]) {
                return false;
            }
        }
        return true;
    }

    /** Where {@code wanted} occurs in {@code text} at {@code from} or behind it; -1 where it does not. */
    static int find(byte[] text, byte[] wanted, int from) {
        int length = wanted.length;
        if (length == 0) {
            return from;
        }
        byte first = wanted[0];
        int last = text.length - length;
        for (int i = from; i <= last; i++) {
            if (text[i] == first && Arrays.equals(text, i + 1, i + length, wanted, 1, length)) {
                return i;
            }
        }
        return -1;
    }
}
