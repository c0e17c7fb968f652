package dev.flua.stdlib.string;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LongWork;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.stack.Errors;

/**
 * The state of a {@code string.gsub}: the matches so far and what has replaced them. What did not change is copied
 * late, and not at all where nothing changes.
 */
final class Substitution {
    private static final int ESCAPE = '%';

    private final Matcher matcher;
    private final LuaString subject;
    private ByteBuilder result;

    /** Up to where the subject has been copied to the result, or replaced there. */
    private int copied;

    private int position;
    private int lastEnd = -1;
    private long count;
    private long work;

    private Substitution(Matcher matcher) {
        this.matcher = matcher;
        subject = matcher.subject();
    }

    @TruffleBoundary
    static Substitution of(LuaString subject, LuaString pattern, Node location) {
        return new Substitution(new Matcher(Pattern.of(pattern, location), subject));
    }

    /** Goes to the next match, unless there have been {@code limit} matches. */
    @TruffleBoundary
    boolean next(long limit, Node location) {
        if (count >= limit || (count > 0 && matcher.pattern().isAnchored())) {
            return false;
        }
        if (!matcher.findNext(position, lastEnd, location)) {
            return false;
        }
        count++;
        position = matcher.matchEnd();
        lastEnd = position;
        return true;
    }

    /** The values that the match yields. */
    Object[] captures(Node location) {
        return matcher.captures(matcher.valueCount(), 0, location);
    }

    /** The first of the values that the match yields. */
    Object firstCapture(Node location) {
        return matcher.capture(0, location);
    }

    /** Replaces the match by what a function or table gave for it; false and nil leave it as it is. */
    @TruffleBoundary
    void replaceBy(Object value, Node location) {
        if (value == LuaNil.NIL || Boolean.FALSE.equals(value)) {
            return;
        }
        LuaString text = Coercions.toStringOrNull(value);
        if (text == null) {
            throw Errors.inBuiltin(location, "invalid replacement value (a " + Metatables.typeName(value) + ")");
        }
        copyUpToMatch().append(text);
    }

    /** Replaces all matches up to the limit by a text in which {@code %n} is a capture. */
    @TruffleBoundary
    void replaceAll(LuaString template, long limit, Node location) {
        byte[] bytes = template.bytes();
        boolean plain = indexOf(bytes, ESCAPE, 0) < 0;
        while (next(limit, location)) {
            ByteBuilder target = copyUpToMatch();
            if (plain) {
                target.append(bytes, 0, bytes.length);
            } else {
                appendTemplate(target, bytes, location);
            }
        }
    }

    private void appendTemplate(ByteBuilder target, byte[] template, Node location) {
        int from = 0;
        int escape;
        work = LongWork.steps(work + template.length, location);
        while ((escape = indexOf(template, ESCAPE, from)) >= 0) {
            target.append(template, from, escape);
            int c = escape + 1 < template.length ? template[escape + 1] : 0;
            if (c == ESCAPE) {
                target.append(ESCAPE);
            } else if (c == '0') {
                matcher.appendMatch(target);
            } else if (CharacterClass.isDigit(c)) {
                matcher.appendCapture(target, c - '1', location);
            } else {
                throw Errors.inBuiltin(location, "invalid use of '%' in replacement string");
            }
            from = escape + 2;
        }
        target.append(template, from, template.length);
    }

    private static int indexOf(byte[] bytes, int wanted, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private ByteBuilder copyUpToMatch() {
        if (result == null) {
            result = new ByteBuilder(subject.length() + 16);
        }
        result.append(subject.bytes(), copied, matcher.matchStart());
        copied = matcher.matchEnd();
        return result;
    }

    /** What {@code string.gsub} returns: the new string and the number of matches. */
    @TruffleBoundary
    Object[] results() {
        if (result == null) {
            return new Object[] {subject, count};
        }
        result.append(subject.bytes(), copied, subject.length());
        return new Object[] {result.toLuaString(), count};
    }
}
