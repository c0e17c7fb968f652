package dev.flua.stdlib.io;

import dev.flua.language.context.Buffering;
import dev.flua.language.context.StandardOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/** Standard output, standard error, or what a command reads. */
final class OutputDevice implements Device {
    private final Supplier<? extends OutputStream> target;
    private final Positions positions;

    /** The parameters are those of {@link InputDevice}. */
    OutputDevice(Supplier<? extends OutputStream> target, Positions positions) {
        this.positions = positions;
        this.target = target;
    }

    @Override
    public void write(byte[] source, int from, int to) throws IOException {
        target.get().write(source, from, to - from);
    }

    @Override
    public boolean isBuffered() {
        return target.get() instanceof StandardOutput;
    }

    @Override
    public void setBuffering(Buffering buffering) throws IOException {
        if (target.get() instanceof StandardOutput buffer) {
            buffer.setBuffering(buffering);
        }
    }

    @Override
    public void flush() throws IOException {
        target.get().flush();
    }

    @Override
    public long position() throws IOException {
        flush();
        return positions.get().position();
    }

    @Override
    public void setPosition(long position) throws IOException {
        flush();
        positions.get().position(position);
    }

    @Override
    public long size() throws IOException {
        flush();
        return positions.get().size();
    }

    @Override
    public void close() throws IOException {
        target.get().close();
    }
}
