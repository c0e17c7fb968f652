package dev.flua.language.context;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** The buffer of standard output, which {@code print} and the {@code io} library share. */
public final class StandardOutput extends OutputStream {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int FIRST_BYTES = 1 << 8;
    private static final byte[] NOTHING = {};

    private OutputStream out;
    private byte[] buffer = NOTHING; // it grows: many contexts print little, or nothing
    private int size;
    private Buffering buffering;

    /** A buffer in front of {@code out}. */
    public StandardOutput(OutputStream out, Buffering buffering) {
        connect(out, buffering);
    }

    /** Has the bytes go to another stream from now on. */
    public void connect(OutputStream stream, Buffering mode) {
        out = stream;
        buffering = mode;
    }

    /** Sets when bytes leave the buffer; those in it leave now. */
    public void setBuffering(Buffering buffering) throws IOException {
        this.buffering = buffering;
        flush();
    }

    @Override
    public void write(int value) throws IOException {
        makeRoom(1);
        buffer[size++] = (byte) value;
        if (buffering == Buffering.NO || (buffering == Buffering.LINE && value == '\n')) {
            flush();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length >= BUFFER_BYTES) {
            drain();
            out.write(bytes, offset, length);
        } else {
            makeRoom(length);
            System.arraycopy(bytes, offset, buffer, size, length);
            size += length;
        }
        if (buffering == Buffering.NO || (buffering == Buffering.LINE && hasNewline(bytes, offset, offset + length))) {
            flush();
        }
    }

    /** Has the buffer take {@code length} more bytes, fewer than it can hold. */
    private void makeRoom(int length) throws IOException {
        if (length > BUFFER_BYTES - size) {
            drain();
        }
        int needed = size + length;
        if (needed > buffer.length) {
            int doubled = Math.max(FIRST_BYTES, 2 * buffer.length);
            buffer = Arrays.copyOf(buffer, Math.min(BUFFER_BYTES, Math.max(needed, doubled)));
        }
    }

    private static boolean hasNewline(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Where writing fails, the bytes are lost, or closing would fail again. */
    private void drain() throws IOException {
        int count = size;
        size = 0;
        if (count > 0) {
            out.write(buffer, 0, count);
        }
    }

    @Override
    public void flush() throws IOException {
        drain();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
