package dev.flua.language.runtime;

import java.io.IOException;
import java.io.OutputStream;

/** The buffer of standard output, which {@code print} and the {@code io} library share. */
public final class StandardOutput extends OutputStream {
    private static final int BUFFER_BYTES = 1 << 16;

    private OutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
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
        if (size == buffer.length) {
            drain();
        }
        buffer[size++] = (byte) value;
        if (buffering == Buffering.NO || (buffering == Buffering.LINE && value == '\n')) {
            flush();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > buffer.length - size) {
            drain();
        }
        if (length >= buffer.length) {
            out.write(bytes, offset, length);
        } else {
            System.arraycopy(bytes, offset, buffer, size, length);
            size += length;
        }
        if (buffering == Buffering.NO || (buffering == Buffering.LINE && hasNewline(bytes, offset, offset + length))) {
            flush();
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
