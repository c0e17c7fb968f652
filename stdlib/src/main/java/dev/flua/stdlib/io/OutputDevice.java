package dev.flua.stdlib.io;

import dev.flua.language.runtime.Buffering;
import dev.flua.language.runtime.StandardOutput;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output, standard error, or what a command reads. */
final class OutputDevice implements Device {
    private final OutputStream output;

    OutputDevice(OutputStream output) {
        this.output = output;
    }

    @Override
    public void write(byte[] source, int from, int to) throws IOException {
        output.write(source, from, to - from);
    }

    @Override
    public boolean isBuffered() {
        return output instanceof StandardOutput;
    }

    @Override
    public void setBuffering(Buffering buffering) throws IOException {
        if (output instanceof StandardOutput buffer) {
            buffer.setBuffering(buffering);
        }
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
