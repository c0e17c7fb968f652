package dev.flua.stdlib.string;

import com.oracle.truffle.api.ArrayUtils;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LongWork;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.stack.Errors;
import java.util.Arrays;

/**
 * Matches a {@link Pattern} against a subject by backtracking, in the same steps as the reference (manual §6.4.1). It
 * remembers the last match with its captures. Positions are counted from 0.
 */
final class Matcher {
    /** The largest number of captures of a pattern ({@code LUA_MAXCAPTURES}). */
    static final int MAX_CAPTURES = 32;

    /** The deepest recursion while matching ({@code MAXCCALLS}). */
    private static final int MAX_DEPTH = 200;

    /** Length of a capture whose end has not been seen. */
    private static final int UNFINISHED = -1;

    /** "Length" of a capture that is a position. */
    private static final int POSITION = -2;

    private static final int[] NO_CAPTURES = {};

    private final Pattern pattern;
    private final LuaString subject;
    private final byte[] bytes;
    private final int[] captureStarts;
    private final int[] captureLengths;
    private int level;
    private int depth;
    private int matchStart;
    private int matchEnd;
    private long work;
    private Node location;

    Matcher(Pattern pattern, LuaString subject) {
        this.pattern = pattern;
        this.subject = subject;
        bytes = subject.bytes();
        int captures = pattern.captureCount();
        captureStarts = captures == 0 ? NO_CAPTURES : new int[captures];
        captureLengths = captures == 0 ? NO_CAPTURES : new int[captures];
    }

    /** What is wrong with a pattern; becomes a Lua error where the function that was called is known. */
    private static final class PatternException extends RuntimeException {
        private static final long serialVersionUID = 1;

        PatternException(String message) {
            super(message, null, false, false);
        }
    }

    Pattern pattern() {
        return pattern;
    }

    LuaString subject() {
        return subject;
    }

    int matchStart() {
        return matchStart;
    }

    int matchEnd() {
        return matchEnd;
    }

    /**
     * Looks for the first match that begins at {@code from} or, unless the pattern is anchored, behind it.
     *
     * @param location of the function that reports errors of the pattern
     */
    @TruffleBoundary
    boolean find(int from, Node location) {
        return search(from, -1, location);
    }

    /** As {@link #find}, but a match must not end at {@code lastEnd}, where the previous match did. */
    @TruffleBoundary
    boolean findNext(int from, int lastEnd, Node location) {
        return search(from, lastEnd, location);
    }

    private boolean search(int from, int lastEnd, Node caller) {
        location = caller;
        try {
            int start = from;
            while (start <= bytes.length) {
                if (!pattern.isAnchored()) {
                    start = skipToCandidate(start);
                    if (start < 0) {
                        return false;
                    }
                }
                level = 0;
                depth = MAX_DEPTH;
                int end = match(start, 0);
                if (end >= 0 && end != lastEnd) {
                    matchStart = start;
                    matchEnd = end;
                    return true;
                }
                if (pattern.isAnchored()) {
                    return false;
                }
                start++;
            }
            return false;
        } catch (PatternException e) {
            throw Errors.inBuiltin(caller, e.getMessage());
        }
    }

    /** Counts steps: backtracking may take longer than anybody wants to wait. */
    private void work(int steps) {
        work = LongWork.steps(work + steps, location);
    }

    /** The first position where the first item of the pattern matches; -1 where there is none. */
    private int skipToCandidate(int from) {
        int suffix = pattern.suffix(0);
        if (suffix != 0 && suffix != '+') {
            return from;
        }
        byte[] subjectBytes = bytes;
        int i = from;
        switch (pattern.operation(0)) {
            case Pattern.BYTE -> {
                int found = ArrayUtils.indexOf(subjectBytes, i, subjectBytes.length, (byte) pattern.operand(0));
                i = found < 0 ? subjectBytes.length : found;
            }
            case Pattern.SET -> {
                boolean[] set = pattern.set(0);
                while (i < subjectBytes.length && !set[subjectBytes[i] & 0xff]) {
                    i++;
                }
            }
            default -> {
                return from;
            }
        }
        work(i - from);
        return i < subjectBytes.length ? i : -1;
    }

    /** Matches the pattern from {@code firstItem} on at {@code start}; the end of the match, or -1. */
    private int match(int start, int firstItem) {
        if (depth == 0) {
            throw new PatternException("pattern too complex");
        }
        depth--;
        work(1);
        int result = matchItems(start, firstItem);
        depth++;
        return result;
    }

    private int matchItems(int start, int firstItem) {
        int position = start;
        int item = firstItem;
        while (true) {
            int operation = pattern.operation(item);
            switch (operation) {
                case Pattern.END:
                    return position;
                case Pattern.BYTE, Pattern.ANY, Pattern.SET:
                    int suffix = pattern.suffix(item);
                    boolean matches = matchesOne(position, item);
                    if (suffix == 0) {
                        if (!matches) {
                            return -1;
                        }
                        position++;
                    } else if (matches) {
                        if (suffix == '?') {
                            int end = match(position + 1, item + 1);
                            if (end >= 0) {
                                return end;
                            }
                        } else {
                            return suffix == '-'
                                    ? matchFewest(position, item)
                                    : matchMost(position, item, suffix == '+' ? 1 : 0);
                        }
                    } else if (suffix == '+') {
                        return -1;
                    }
                    break;
                case Pattern.OPEN_CAPTURE:
                    return matchCapture(position, item, UNFINISHED);
                case Pattern.POSITION_CAPTURE:
                    return matchCapture(position, item, POSITION);
                case Pattern.CLOSE_CAPTURE:
                    return matchCaptureEnd(position, item);
                case Pattern.SUBJECT_END:
                    return position == bytes.length ? position : -1;
                default:
                    position = matchSpecial(operation, position, item);
                    if (position < 0) {
                        return -1;
                    }
                    break;
            }
            item++;
        }
    }

    /** Matches one of the rare items; where it ends, or -1. */
    private int matchSpecial(int operation, int position, int item) {
        return switch (operation) {
            case Pattern.BALANCE -> matchBalance(position, pattern.operand(item));
            case Pattern.FRONTIER -> {
                boolean[] set = pattern.set(item);
                boolean before = set[position == 0 ? 0 : bytes[position - 1] & 0xff];
                boolean behind = set[position == bytes.length ? 0 : bytes[position] & 0xff];
                yield !before && behind ? position : -1;
            }
            case Pattern.BACK_REFERENCE -> matchBackReference(position, pattern.operand(item) - 1);
            default -> throw new PatternException(pattern.message());
        };
    }

    private boolean matchesOne(int position, int item) {
        if (position >= bytes.length) {
            return false;
        }
        return switch (pattern.operation(item)) {
            case Pattern.BYTE -> bytes[position] == (byte) pattern.operand(item);
            case Pattern.SET -> pattern.set(item)[bytes[position] & 0xff];
            default -> true;
        };
    }

    /** The first position at or behind {@code from} that the single-character item does not match. */
    private int span(int from, int item) {
        byte[] subjectBytes = bytes;
        int i = from;
        switch (pattern.operation(item)) {
            case Pattern.BYTE -> {
                byte wanted = (byte) pattern.operand(item);
                while (i < subjectBytes.length && subjectBytes[i] == wanted) {
                    i++;
                }
            }
            case Pattern.SET -> {
                boolean[] set = pattern.set(item);
                while (i < subjectBytes.length && set[subjectBytes[i] & 0xff]) {
                    i++;
                }
            }
            default -> i = subjectBytes.length;
        }
        work(i - from);
        return i;
    }

    /** Whether the item is one byte without suffix, so that a look at the subject can save a recursion. */
    private boolean isPlainByte(int item) {
        return pattern.operation(item) == Pattern.BYTE && pattern.suffix(item) == 0;
    }

    /** {@code *} and {@code +}: as many repetitions as possible. */
    private int matchMost(int position, int item, int least) {
        int next = item + 1;
        int end = span(position, item);
        if (isPlainByte(next) && depth > 0) {
            byte wanted = (byte) pattern.operand(next);
            for (int i = Math.min(end, bytes.length - 1); i >= position + least; i--) {
                if (bytes[i] == wanted) {
                    int result = match(i + 1, next + 1);
                    if (result >= 0) {
                        return result;
                    }
                }
            }
            return -1;
        }
        for (int i = end; i >= position + least; i--) {
            int result = match(i, next);
            if (result >= 0) {
                return result;
            }
        }
        return -1;
    }

    /** {@code -}: as few repetitions as possible. */
    private int matchFewest(int position, int item) {
        int next = item + 1;
        int i = position;
        boolean plainByte = isPlainByte(next) && depth > 0;
        while (true) {
            if (!plainByte || (i < bytes.length && bytes[i] == (byte) pattern.operand(next))) {
                int result = match(i, next);
                if (result >= 0) {
                    return result;
                }
            }
            if (!matchesOne(i, item)) {
                return -1;
            }
            work(1);
            i++;
        }
    }

    private int matchCapture(int position, int item, int length) {
        if (level >= MAX_CAPTURES) {
            throw new PatternException("too many captures");
        }
        captureStarts[level] = position;
        captureLengths[level] = length;
        level++;
        int end = match(position, item + 1);
        if (end < 0) {
            level--;
        }
        return end;
    }

    private int matchCaptureEnd(int position, int item) {
        int capture = level - 1;
        while (capture >= 0 && captureLengths[capture] != UNFINISHED) {
            capture--;
        }
        if (capture < 0) {
            throw new PatternException("invalid pattern capture");
        }
        captureLengths[capture] = position - captureStarts[capture];
        int end = match(position, item + 1);
        if (end < 0) {
            captureLengths[capture] = UNFINISHED;
        }
        return end;
    }

    private int matchBalance(int position, int delimiters) {
        byte open = (byte) (delimiters >> 8);
        byte close = (byte) delimiters;
        if (position >= bytes.length || bytes[position] != open) {
            return -1;
        }
        work(bytes.length - position);
        int nesting = 1;
        for (int i = position + 1; i < bytes.length; i++) {
            if (bytes[i] == close) {
                nesting--;
                if (nesting == 0) {
                    return i + 1;
                }
            } else if (bytes[i] == open) {
                nesting++;
            }
        }
        return -1;
    }

    private int matchBackReference(int position, int capture) {
        if (capture < 0 || capture >= level || captureLengths[capture] == UNFINISHED) {
            throw new PatternException("invalid capture index %" + (capture + 1));
        }
        int length = captureLengths[capture];
        int start = captureStarts[capture];
        work(Math.max(0, length));
        if (length == POSITION || bytes.length - position < length) {
            return -1;
        }
        boolean same = Arrays.equals(bytes, start, start + length, bytes, position, position + length);
        return same ? position + length : -1;
    }

    /** Number of captures of the last match. */
    int captureCount() {
        return level;
    }

    /** Number of values that the last match yields: its captures, or the whole where there are none. */
    int valueCount() {
        return Math.max(level, 1);
    }

    /**
     * A capture of the last match as a Lua value; capture 0 of a pattern without captures is the whole match.
     *
     * @param index counted from 0
     */
    @TruffleBoundary
    Object capture(int index, Node location) {
        if (index >= level) {
            if (index != 0) {
                throw Errors.inBuiltin(location, "invalid capture index %" + (index + 1));
            }
            return subject.substring(matchStart, matchEnd);
        }
        int start = captureStarts[index];
        int length = captureLengths[index];
        if (length == POSITION) {
            return (long) start + 1;
        }
        if (length == UNFINISHED) {
            throw Errors.inBuiltin(location, "unfinished capture");
        }
        return subject.substring(start, start + length);
    }

    /** Appends a capture of the last match, as {@link #capture} numbers them. */
    void appendCapture(ByteBuilder result, int index, Node location) {
        if (index < level && captureLengths[index] >= 0) {
            result.append(bytes, captureStarts[index], captureStarts[index] + captureLengths[index]);
        } else if (capture(index, location) instanceof Long position) {
            result.append(Long.toString(position));
        } else {
            appendMatch(result);
        }
    }

    /** Appends the last match. */
    void appendMatch(ByteBuilder result) {
        result.append(bytes, matchStart, matchEnd);
    }

    /** The captures of the last match, or the whole match where there are none, from index {@code offset} on. */
    @TruffleBoundary
    Object[] captures(int count, int offset, Node location) {
        Object[] values = new Object[offset + count];
        for (int i = 0; i < count; i++) {
            values[offset + i] = capture(i, location);
        }
        return values;
    }
}
