package dev.flua.language.runtime.limits;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A standard stream that tells the guard of all bytes beforehand. */
final class LimitedStream extends FilterOutputStream {
    private final LimitGuard guard;

    LimitedStream(LimitGuard guard, OutputStream out) {
        super(out);
        this.guard = guard;
    }

    @Override
    public void write(int value) throws IOException {
        guard.writing(1);
        out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        guard.writing(length);
        out.write(bytes, offset, length);
    }
}
