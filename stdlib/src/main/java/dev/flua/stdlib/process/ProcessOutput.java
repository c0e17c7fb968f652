package dev.flua.stdlib.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Standard output without a buffer and, unlike {@link System#out}, with its errors. A reader that has gone ends the
 * process, as the signal SIGPIPE, which the JVM ignores, ends a C program: {@code flua endless.lua | head} stops.
 */
final class ProcessOutput extends OutputStream {
    /** What a shell makes of a process that SIGPIPE ended. */
    private static final int BROKEN_PIPE = 141;

    private final FileOutputStream file = new FileOutputStream(FileDescriptor.out);

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            file.write(bytes, offset, length);
        } catch (IOException e) {
            String message = e.getMessage();
            if (message != null && message.toLowerCase(Locale.ROOT).contains("broken pipe")) {
                Runtime.getRuntime().halt(BROKEN_PIPE);
            }
            throw e;
        }
    }
}
