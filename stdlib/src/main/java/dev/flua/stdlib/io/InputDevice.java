package dev.flua.stdlib.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Standard input, or what a command writes. */
final class InputDevice implements Device {
    private final InputStream input;
    private final OutputStream prompts;

    /**
     * @param prompts flushed before waiting for input, so that whoever is to give it sees what was asked
     */
    InputDevice(InputStream input, OutputStream prompts) {
        this.input = input;
        this.prompts = prompts;
    }

    @Override
    public int read(byte[] target, int from, int to) throws IOException {
        if (input.available() == 0) {
            prompts.flush();
        }
        return input.read(target, from, to - from);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
