package dev.flua.stdlib.string;

import java.util.function.IntPredicate;

/**
 * The sets of bytes that {@code %a}, {@code %d} and so on stand for (manual §6.4.1), as C's character functions
 * define them in the "C" locale. A set is an array with an element for each byte; it must not be changed.
 */
final class CharacterClass {
    private static final boolean[][] SETS = new boolean[256][];

    static {
        define('a', CharacterClass::isLetter);
        define('c', CharacterClass::isControl);
        define('d', CharacterClass::isDigit);
        define('g', c -> c > ' ' && c < 0x7f);
        define('l', c -> c >= 'a' && c <= 'z');
        define('p', c -> c > ' ' && c < 0x7f && !isLetter(c) && !isDigit(c));
        define('s', c -> c == ' ' || (c >= '\t' && c <= '\r'));
        define('u', c -> c >= 'A' && c <= 'Z');
        define('w', c -> isLetter(c) || isDigit(c));
        define('x', c -> isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'));
        define('z', c -> c == 0); // not in the manual any more, but understood
    }

    private CharacterClass() {}

    private static void define(char letter, IntPredicate contains) {
        boolean[] set = new boolean[256];
        boolean[] complement = new boolean[256];
        for (int c = 0; c < 256; c++) {
            set[c] = contains.test(c);
            complement[c] = !set[c];
        }
        SETS[letter] = set;
        SETS[Character.toUpperCase(letter)] = complement;
    }

    /** The set that {@code %letter} stands for; null where it stands for the byte itself. */
    static boolean[] of(int letter) {
        return SETS[letter];
    }

    static boolean isLetter(int c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isControl(int c) {
        return c < ' ' || c == 0x7f;
    }
}
