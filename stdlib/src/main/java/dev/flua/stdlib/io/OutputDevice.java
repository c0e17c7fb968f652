package dev.flua.stdlib.io;

import java.io.IOException;
import java.io.OutputStream;

/** Standard output, standard error, or what a command reads. */
final class OutputDevice implements Device {
    private final OutputStream output;
    private final boolean buffered;

    /**
     * @param buffered whether {@code output} is a buffer itself, which others may write to as well
     */
    OutputDevice(OutputStream output, boolean buffered) {
        this.output = output;
        this.buffered = buffered;
    }

    @Override
    public void write(byte[] source, int from, int to) throws IOException {
        output.write(source, from, to - from);
    }

    @Override
    public boolean isBuffered() {
        return buffered;
    }

    @Override
    public void flush() throws IOException {
        output.flush();
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
