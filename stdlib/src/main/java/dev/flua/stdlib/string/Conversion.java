package dev.flua.stdlib.string;

import dev.flua.language.runtime.LuaString;

/**
 * A conversion of a format string, such as {@code %-5.2f}.
 *
 * @param letter the last character; 0 where there is no such conversion, as {@code problem} explains
 * @param precision -1 where there is none
 * @param plain whether there are neither flags nor width nor precision
 * @param problem what is wrong with the conversion, null if nothing
 */
record Conversion(
        char letter,
        boolean left,
        boolean sign,
        boolean space,
        boolean alternate,
        boolean zero,
        int width,
        int precision,
        boolean plain,
        String problem) {

    static Conversion tooLong() {
        return broken("invalid format (too long)");
    }

    private static Conversion broken(String problem) {
        return new Conversion('\0', false, false, false, false, false, 0, -1, false, problem);
    }

    /**
     * @param modifiers what is between the percent sign and the letter: flags, digits and points in any order
     */
    static Conversion parse(String modifiers, int letter) {
        String flags = flags(letter);
        if (flags == null) {
            String shown = letter == 0 ? "" : LuaString.ofByte(letter).toString();
            return broken("invalid conversion '%" + modifiers + shown + "' to 'format'");
        }
        int i = 0;
        while (i < modifiers.length() && flags.indexOf(modifiers.charAt(i)) >= 0) {
            i++;
        }
        String present = modifiers.substring(0, i);
        int width = 0;
        int precision = -1;
        if (i < modifiers.length() && modifiers.charAt(i) != '0') { // a width cannot start with 0
            int end = skipDigits(modifiers, i);
            width = number(modifiers, i, end);
            i = end;
            if (i < modifiers.length() && modifiers.charAt(i) == '.' && hasPrecision(letter)) {
                end = skipDigits(modifiers, i + 1);
                precision = number(modifiers, i + 1, end);
                i = end;
            }
        }
        String problem = i == modifiers.length()
                ? null
                : "invalid conversion specification: '%" + modifiers + (char) letter + "'";
        return new Conversion(
                (char) letter,
                present.indexOf('-') >= 0,
                present.indexOf('+') >= 0,
                present.indexOf(' ') >= 0,
                present.indexOf('#') >= 0,
                present.indexOf('0') >= 0,
                width,
                precision,
                modifiers.isEmpty(),
                problem);
    }

    /** The flags that a conversion accepts; null where there is no such conversion. */
    private static String flags(int letter) {
        return switch (letter) {
            case 'a', 'A', 'f', 'e', 'E', 'g', 'G' -> "-+#0 ";
            case 'o', 'x', 'X' -> "-#0";
            case 'd', 'i' -> "-+0 ";
            case 'u' -> "-0";
            case 'c', 'p', 's' -> "-";
            case 'q' -> "";
            default -> null;
        };
    }

    private static boolean hasPrecision(int letter) {
        return letter != 'c' && letter != 'p';
    }

    /** Behind at most two digits. */
    private static int skipDigits(String text, int from) {
        int end = from;
        while (end < text.length() && end < from + 2 && CharacterClass.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int number(String text, int from, int to) {
        return from == to ? 0 : Integer.parseInt(text, from, to, 10);
    }
}
