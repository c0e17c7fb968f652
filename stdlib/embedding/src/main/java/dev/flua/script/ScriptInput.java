package dev.flua.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** What a reader has to say as bytes in UTF-8. Takes no more than a line from the reader, so that the rest is for the next script. */
final class ScriptInput extends InputStream {
    /** Characters of a line that are taken at once. */
    private static final int MAX_CHARACTERS = 1 << 12;

    private final Supplier<Reader> source;
    private byte[] line = {};
    private int next;

    /**
     * @param source of the current reader; null for none
     */
    ScriptInput(Supplier<Reader> source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (next == line.length && !readLine()) {
            return -1;
        }
        int taken = Math.min(count, line.length - next);
        System.arraycopy(line, next, bytes, from, taken);
        next += taken;
        return taken;
    }

    private boolean readLine() throws IOException {
        Reader reader = source.get();
        StringBuilder text = new StringBuilder();
        boolean open = reader != null;
        while (open) {
            int c = reader.read();
            if (c >= 0) {
                text.append((char) c);
            }
            open = c >= 0 && c != '\n' && (text.length() < MAX_CHARACTERS || Character.isHighSurrogate((char) c));
        }
        line = text.toString().getBytes(StandardCharsets.UTF_8);
        next = 0;
        return line.length > 0;
    }
}
