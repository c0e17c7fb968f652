package dev.flua.language.binary;

import dev.flua.language.parser.LuaSyntaxException;
import java.util.BitSet;

/**
 * What a chunk without text has for a text: line breaks where lines ended, and blanks. So offsets have their lines, and tools show
 * nothing.
 */
final class BlankText implements CharSequence {
    private final int length;
    private final Input lines;
    private BitSet breaks;

    /**
     * @param lines what {@link LineTable#of} has written
     */
    BlankText(int length, Input lines) {
        this.length = length;
        this.lines = lines;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return breaks().get(index) ? '\n' : ' ';
    }

    private synchronized BitSet breaks() {
        if (breaks == null) {
            breaks = new BitSet();
            Input input = lines.again();
            long end = 0;
            try {
                while (input.remaining() > 0 && end < length) {
                    end += input.size();
                    if (end >= 1 && end <= length) {
                        breaks.set((int) end - 1);
                    }
                }
            } catch (LuaSyntaxException e) {
                // Damaged on purpose: the lines from here on are one.
            }
        }
        return breaks;
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            text.append(charAt(i));
        }
        return text;
    }

    @Override
    public String toString() {
        return subSequence(0, length).toString();
    }
}
