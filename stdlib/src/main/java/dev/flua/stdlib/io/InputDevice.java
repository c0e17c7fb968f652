package dev.flua.stdlib.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;

/** Standard input, or what a command writes. */
final class InputDevice implements Device {
    private final Supplier<InputStream> source;
    private final Positions positions;
    private final OutputStream prompts;

    /**
     * @param source asked each time: standard input is another one after a context has been made while an image was built
     * @param positions the file that is behind the stream, or why there is none
     * @param prompts flushed before waiting for input, so that whoever is to give it sees what was asked
     */
    InputDevice(Supplier<InputStream> source, Positions positions, OutputStream prompts) {
        this.positions = positions;
        this.source = source;
        this.prompts = prompts;
    }

    @Override
    public int read(byte[] target, int from, int to) throws IOException {
        InputStream input = source.get();
        if (input.available() == 0) {
            prompts.flush();
        }
        return input.read(target, from, to - from);
    }

    @Override
    public long position() throws IOException {
        return positions.get().position();
    }

    @Override
    public void setPosition(long position) throws IOException {
        positions.get().position(position);
    }

    @Override
    public long size() throws IOException {
        return positions.get().size();
    }

    @Override
    public void close() throws IOException {
        source.get().close();
    }
}
