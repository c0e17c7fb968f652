package dev.flua.language.runtime.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The way between the bytes of a Lua source and a Java string, which is what polyglot sources consist of.
 *
 * <p>A Lua source is a sequence of bytes in no particular encoding (manual §3.1). Valid UTF-8 becomes the characters
 * it stands for, and every other byte {@code b} becomes the lone surrogate {@code U+DC00 + b} (the scheme that Python
 * calls surrogateescape). Surrogates encoded in UTF-8, overlong forms and code points above U+10FFFF are not valid
 * UTF-8. So {@code encode(decode(bytes))} gives back any bytes whatever.
 */
public final class SourceText {
    private static final char REPLACEMENT_BASE = 0xDC00;

    private SourceText() {}

    /** The text that stands for {@code bytes}. */
    public static String decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /** The text that stands for {@code bytes[from..to)}. */
    public static String decode(byte[] bytes, int from, int to) {
        int ascii = from;
        while (ascii < to && bytes[ascii] >= 0) {
            ascii++;
        }
        if (ascii == to) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        char[] text = new char[to - from];
        int length = 0;
        int position = from;
        while (position < to) {
            byte first = bytes[position];
            if (first >= 0) {
                text[length++] = (char) first;
                position++;
                continue;
            }
            int size = sequenceLength(bytes, position, to);
            if (size == 0) {
                text[length++] = (char) (REPLACEMENT_BASE + (first & 0xff));
                position++;
            } else {
                length += Character.toChars(codePoint(bytes, position, size), text, length);
                position += size;
            }
        }
        return new String(text, 0, length);
    }

    /** Whether the bytes are UTF-8. */
    public static boolean isUtf8(byte[] bytes) {
        int position = 0;
        while (position < bytes.length) {
            int size = bytes[position] >= 0 ? 1 : sequenceLength(bytes, position, bytes.length);
            if (size == 0) {
                return false;
            }
            position += size;
        }
        return true;
    }

    /**
     * The bytes that {@code text} stands for. Surrogates that {@link #decode} never produces are encoded as if they
     * were characters.
     */
    public static byte[] encode(CharSequence text) {
        int length = text.length();
        byte[] bytes = new byte[length];
        int size = 0;
        while (size < length) {
            char c = text.charAt(size);
            if (c >= 0x80) {
                return encodeSlowly(text, bytes, size);
            }
            bytes[size++] = (byte) c;
        }
        return bytes;
    }

    private static byte[] encodeSlowly(CharSequence text, byte[] start, int done) {
        int length = text.length();
        byte[] bytes = Arrays.copyOf(start, Math.max(16, done + 3 * (length - done)));
        int size = done;
        for (int i = done; i < length; ) {
            int codePoint = Character.codePointAt(text, i);
            size += encode(codePoint, bytes, size);
            i += Character.charCount(codePoint);
        }
        return Arrays.copyOf(bytes, size);
    }

    /**
     * Writes the bytes of one character, as {@link Character#codePointAt} gives it, and returns how many there are (1
     * to 4).
     */
    static int encode(int codePoint, byte[] target, int at) {
        if (codePoint < 0x80) {
            target[at] = (byte) codePoint;
            return 1;
        }
        if (codePoint < 0x800) {
            target[at] = (byte) (0xC0 | (codePoint >> 6));
            target[at + 1] = continuation(codePoint);
            return 2;
        }
        if (codePoint >= REPLACEMENT_BASE + 0x80 && codePoint <= REPLACEMENT_BASE + 0xff) {
            target[at] = (byte) codePoint;
            return 1;
        }
        if (codePoint < 0x10000) {
            target[at] = (byte) (0xE0 | (codePoint >> 12));
            target[at + 1] = continuation(codePoint >> 6);
            target[at + 2] = continuation(codePoint);
            return 3;
        }
        target[at] = (byte) (0xF0 | (codePoint >> 18));
        target[at + 1] = continuation(codePoint >> 12);
        target[at + 2] = continuation(codePoint >> 6);
        target[at + 3] = continuation(codePoint);
        return 4;
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }

    /** Length of the valid UTF-8 sequence at {@code at} (2 to 4), or 0 (Unicode standard, table 3-7). */
    private static int sequenceLength(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xff;
        int size;
        int lowest = 0x80;
        int highest = 0xBF;
        if (first >= 0xC2 && first <= 0xDF) {
            size = 2;
        } else if (first >= 0xE0 && first <= 0xEF) {
            size = 3;
            lowest = first == 0xE0 ? 0xA0 : lowest;
            highest = first == 0xED ? 0x9F : highest;
        } else if (first >= 0xF0 && first <= 0xF4) {
            size = 4;
            lowest = first == 0xF0 ? 0x90 : lowest;
            highest = first == 0xF4 ? 0x8F : highest;
        } else {
            return 0;
        }
        if (to - at < size) {
            return 0;
        }
        int second = bytes[at + 1] & 0xff;
        if (second < lowest || second > highest) {
            return 0;
        }
        for (int i = 2; i < size; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return size;
    }

    private static int codePoint(byte[] bytes, int at, int size) {
        int result = bytes[at] & (0x7f >> size);
        for (int i = 1; i < size; i++) {
            result = (result << 6) | (bytes[at + i] & 0x3f);
        }
        return result;
    }
}
