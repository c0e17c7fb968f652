package dev.flua.stdlib.string;

import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.LongWork;
import java.util.Arrays;

/** Translates the text of a pattern into the items of a {@link Pattern}. */
final class PatternCompiler {
    private static final int ESCAPE = '%';

    /** What the arrays of items take for each byte of the pattern. */
    private static final int BYTES_PER_ITEM = 10;

    private final byte[] source;
    private final Node location;
    private long work;
    private int position;
    private final boolean anchored;
    private int captureCount;

    private int count;
    private byte[] operations;
    private byte[] suffixes;
    private int[] operands;
    private boolean[][] sets;
    private String message;

    PatternCompiler(byte[] source, boolean gmatch, Node location) {
        this.source = source;
        this.location = location;
        Allocation.announce((long) BYTES_PER_ITEM * source.length);
        int capacity = source.length + 1;
        operations = new byte[capacity];
        suffixes = new byte[capacity];
        operands = new int[capacity];
        sets = new boolean[capacity][];
        anchored = !gmatch && source.length > 0 && source[0] == '^';
        position = anchored ? 1 : 0;
        while (position < source.length && message == null) {
            compileItem();
            work = LongWork.steps(work + 1, location);
        }
        if (message == null) {
            emit(Pattern.END, 0, null);
        }
        operations = Arrays.copyOf(operations, count);
        suffixes = Arrays.copyOf(suffixes, count);
        operands = Arrays.copyOf(operands, count);
        sets = Arrays.copyOf(sets, count);
    }

    boolean isAnchored() {
        return anchored;
    }

    int captureCount() {
        return captureCount;
    }

    byte[] operations() {
        return operations;
    }

    byte[] suffixes() {
        return suffixes;
    }

    int[] operands() {
        return operands;
    }

    boolean[][] sets() {
        return sets;
    }

    String message() {
        return message;
    }

    private void emit(byte operation, int operand, boolean[] set) {
        operations[count] = operation;
        operands[count] = operand;
        sets[count] = set;
        count++;
    }

    private void fail(String problem) {
        emit(Pattern.ERROR, 0, null);
        message = problem;
    }

    /** The byte at an index, -1 beyond the end. */
    private int at(int index) {
        return index < source.length ? source[index] & 0xff : -1;
    }

    private void compileItem() {
        switch (at(position)) {
            case '(' -> {
                boolean positionCapture = at(position + 1) == ')';
                captureCount = Math.min(captureCount + 1, Matcher.MAX_CAPTURES);
                emit(positionCapture ? Pattern.POSITION_CAPTURE : Pattern.OPEN_CAPTURE, 0, null);
                position += positionCapture ? 2 : 1;
            }
            case ')' -> {
                emit(Pattern.CLOSE_CAPTURE, 0, null);
                position++;
            }
            case '$' -> {
                if (position + 1 == source.length) {
                    emit(Pattern.SUBJECT_END, 0, null);
                    position++;
                } else {
                    compileByte('$', 1);
                }
            }
            case '.' -> {
                emit(Pattern.ANY, 0, null);
                position++;
                compileSuffix();
            }
            case '[' -> {
                boolean[] set = compileSet();
                if (set != null) {
                    emit(Pattern.SET, 0, set);
                    compileSuffix();
                }
            }
            case ESCAPE -> compileEscape();
            default -> compileByte(at(position), 1);
        }
    }

    private void compileByte(int value, int width) {
        emit(Pattern.BYTE, value, null);
        position += width;
        compileSuffix();
    }

    private void compileSuffix() {
        int c = at(position);
        if (c == '*' || c == '+' || c == '-' || c == '?') {
            suffixes[count - 1] = (byte) c;
            position++;
        }
    }

    private void compileEscape() {
        int letter = at(position + 1);
        if (letter == 'b') {
            compileBalance();
        } else if (letter == 'f') {
            compileFrontier();
        } else if (CharacterClass.isDigit(letter)) {
            emit(Pattern.BACK_REFERENCE, letter - '0', null);
            position += 2;
        } else if (letter < 0) {
            fail("malformed pattern (ends with '%')");
        } else {
            boolean[] set = CharacterClass.of(letter);
            if (set == null) {
                compileByte(letter, 2);
            } else {
                emit(Pattern.SET, 0, set);
                position += 2;
                compileSuffix();
            }
        }
    }

    private void compileBalance() {
        int open = at(position + 2);
        int close = at(position + 3);
        if (close < 0) {
            fail("malformed pattern (missing arguments to '%b')");
        } else {
            emit(Pattern.BALANCE, open << 8 | close, null);
            position += 4;
        }
    }

    private void compileFrontier() {
        position += 2;
        if (at(position) != '[') {
            fail("missing '[' after '%f' in pattern");
            return;
        }
        boolean[] set = compileSet();
        if (set != null) {
            emit(Pattern.FRONTIER, 0, set);
        }
    }

    /** Reads a set in brackets; null where it is not closed, which is then noted as an error. */
    private boolean[] compileSet() {
        int first = position + 1;
        boolean complement = at(first) == '^';
        if (complement) {
            first++;
        }
        int close = closingBracket(first);
        if (close < 0) {
            fail("malformed pattern (missing ']')");
            return null;
        }
        boolean[] set = new boolean[256];
        work += set.length;
        int i = first;
        while (i < close) {
            int c = at(i);
            work = LongWork.steps(work + set.length, location);
            if (c == ESCAPE) {
                add(set, at(i + 1));
                i += 2;
            } else if (at(i + 1) == '-' && i + 2 < close) {
                for (int member = c; member <= at(i + 2); member++) {
                    set[member] = true;
                }
                i += 3;
            } else {
                set[c] = true;
                i++;
            }
        }
        if (complement) {
            for (int c = 0; c < set.length; c++) {
                set[c] = !set[c];
            }
        }
        position = close + 1;
        return set;
    }

    private static void add(boolean[] set, int letter) {
        boolean[] members = CharacterClass.of(letter);
        if (members == null) {
            set[letter] = true;
            return;
        }
        for (int c = 0; c < set.length; c++) {
            set[c] |= members[c];
        }
    }

    /** The bracket that ends a set; the set's first member may be a bracket itself. */
    private int closingBracket(int first) {
        int i = first;
        do {
            if (i >= source.length) {
                return -1;
            }
            i += at(i) == ESCAPE ? 2 : 1;
        } while (at(i) != ']');
        return i;
    }
}
