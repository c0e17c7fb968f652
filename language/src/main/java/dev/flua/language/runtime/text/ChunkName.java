package dev.flua.language.runtime.text;

/** The form in which the name of a chunk appears in messages ({@code luaO_chunkid} in the reference). */
public final class ChunkName {
    /** Bytes of the displayed form, with the terminating zero that the reference's buffer needs (LUA_IDSIZE). */
    private static final int SIZE = 60;

    private static final String CUT = "...";
    private static final String PREFIX = "[string \"";
    private static final String SUFFIX = "\"]";

    private ChunkName() {}

    /**
     * How the chunk name {@code name} is displayed: {@code =name} literally, {@code @file} as a file name of which at
     * most the end is kept, anything else as source text of which the first line is quoted.
     *
     * @param name the name given to {@code load}, in the encoding of {@link SourceText}, as is the result
     */
    public static String display(String name) {
        byte[] bytes = SourceText.encode(name);
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++; // the reference passes names as C strings
        }
        if (length > 0 && bytes[0] == '=') {
            return SourceText.decode(bytes, 1, Math.min(length, SIZE));
        }
        if (length > 0 && bytes[0] == '@') {
            if (length <= SIZE) {
                return SourceText.decode(bytes, 1, length);
            }
            return CUT + SourceText.decode(bytes, length - (SIZE - CUT.length() - 1), length);
        }
        return displaySource(bytes, length);
    }

    private static String displaySource(byte[] bytes, int length) {
        int room = SIZE - PREFIX.length() - CUT.length() - SUFFIX.length() - 1;
        int lineEnd = 0;
        while (lineEnd < length && bytes[lineEnd] != '\n') {
            lineEnd++;
        }
        if (lineEnd == length && length < room) {
            return PREFIX + SourceText.decode(bytes, 0, length) + SUFFIX;
        }
        return PREFIX + SourceText.decode(bytes, 0, Math.min(lineEnd, room)) + CUT + SUFFIX;
    }
}
