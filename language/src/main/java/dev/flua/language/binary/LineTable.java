package dev.flua.language.binary;

/** The lengths of the lines of a text, which are all that binary chunks keep of it. */
final class LineTable {
    private LineTable() {}

    /**
     * The lengths, line breaks included, as sizes.
     *
     * @param text has lines as {@link com.oracle.truffle.api.source.Source} tells them apart
     */
    static byte[] of(CharSequence text) {
        Output output = new Output();
        int start = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == length || text.charAt(i + 1) != '\n'))) {
                output.size(i + 1 - start);
                start = i + 1;
            }
        }
        return output.toBytes();
    }
}
