package dev.flua.stdlib.string;

import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LongWork;
import dev.flua.language.runtime.LuaString;
import java.util.ArrayList;
import java.util.List;

/**
 * The format string of {@code string.format}, split into literal parts ({@link LuaString}) and {@link Conversion}s.
 * Immutable.
 */
final class Format {
    /** Number of slots of the cache, a power of two. */
    private static final int CACHE_SIZE = 256;

    /** Formats used recently, by hash. Without synchronisation: a lost entry is only parsed again. */
    private static final Format[] CACHE = new Format[CACHE_SIZE];

    private static final int EXPECTED_ITEM_LENGTH = 12;
    private static final String FLAGS_AND_DIGITS = "-+#0 123456789.";

    /** Conversions with more flags and digits than that are refused. */
    private static final int MAX_CONVERSION = 22;

    private final LuaString source;
    private final Object[] parts;
    private final int expectedLength;

    private Format(LuaString source, Node location) {
        this.source = source;
        parts = parse(source.bytes(), location).toArray();
        expectedLength = source.length() + parts.length * EXPECTED_ITEM_LENGTH;
    }

    static Format of(LuaString source, Node location) {
        int slot = source.hashCode() & (CACHE_SIZE - 1);
        Format known = CACHE[slot];
        if (known != null && known.source.equals(source)) {
            return known;
        }
        Format format = new Format(source, location);
        CACHE[slot] = format;
        return format;
    }

    Object[] parts() {
        return parts;
    }

    /** A guess how long the result will be. */
    int expectedLength() {
        return expectedLength;
    }

    private static List<Object> parse(byte[] bytes, Node location) {
        List<Object> parts = new ArrayList<>();
        ByteBuilder literal = new ByteBuilder(bytes.length);
        int i = 0;
        while (i < bytes.length) {
            LongWork.round(i, location);
            if (bytes[i] != '%') {
                literal.append(bytes[i]);
                i++;
            } else if (i + 1 < bytes.length && bytes[i + 1] == '%') {
                literal.append('%');
                i += 2;
            } else {
                if (literal.length() > 0) {
                    parts.add(literal.toLuaString());
                    literal = new ByteBuilder(0); // and not as long as the rest, which would be quadratic
                }
                int end = i + 1;
                while (end < bytes.length && FLAGS_AND_DIGITS.indexOf(bytes[end]) >= 0) {
                    end++;
                }
                if (end - i >= MAX_CONVERSION) {
                    parts.add(Conversion.tooLong());
                    return parts;
                }
                // A missing letter is a zero byte, at which the text in messages ends, as C strings do.
                int letter = end < bytes.length ? bytes[end] & 0xff : 0;
                parts.add(Conversion.parse(LuaString.of(bytes, i + 1, end).toLatin1(), letter));
                i = end + 1;
            }
        }
        if (literal.length() > 0) {
            parts.add(literal.toLuaString());
        }
        return parts;
    }
}
