package dev.flua.stdlib.process;

import dev.flua.stdlib.system.Errno;
import dev.flua.stdlib.system.SystemException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The standard streams of the process, some of which whoever started it may have closed. Then the number of the descriptor is
 * free, and the next file that is opened gets it: the script would read and write that. So closed descriptors are opened on
 * {@code /dev/null}, and the streams fail as those of a closed descriptor do.
 *
 * <p>For the JVM the launch script does it, because the JVM opens files before the first line of Java; it says which ones were
 * closed. A native program does it here.
 */
public final class StandardStreams {
    /** Set by the launch script: the digits of the descriptors that were closed. */
    private static final String CLOSED_PROPERTY = "flua.closed";

    private static final int STREAMS = 3;
    private static final Path OWN_EXECUTABLE = Path.of("/proc/self/exe");
    private static final Path OPEN_DESCRIPTORS = Path.of("/dev/fd");

    private static String closed = "";

    /** Kept for as long as the process lives: the descriptors must not be free again. */
    private static final InputStream[] PLACEHOLDERS = new InputStream[STREAMS];

    private static boolean positions;

    private StandardStreams() {}

    /** Finds out which descriptors are closed. To be called before any file is opened. */
    public static void check() {
        closed = System.getProperty(CLOSED_PROPERTY, "");
        if (!Files.isDirectory(OPEN_DESCRIPTORS)) {
            return; // nothing tells here
        }
        for (int i = 0; i < STREAMS; i++) {
            Path descriptor = OPEN_DESCRIPTORS.resolve(Integer.toString(i));
            if (i > 0 && isOwnExecutable(descriptor)) {
                closed += i;
            } else if (!Files.exists(descriptor)) {
                try {
                    PLACEHOLDERS[i] = new FileInputStream("/dev/null"); // which gets the lowest free number, this one
                } catch (IOException e) {
                    return;
                }
                closed += i;
            }
        }
    }

    /** A native program's run time opens the executable before all else; nobody can write there. */
    private static boolean isOwnExecutable(Path file) {
        try {
            return Files.isSameFile(file, OWN_EXECUTABLE);
        } catch (IOException e) {
            return false; // there is no such descriptor, or nothing tells
        }
    }

    /** Lets scripts move about in the files behind the streams, which a context with other streams and a sandbox must not. */
    public static void allowPositions() {
        positions = true;
    }

    private static boolean isClosed(int descriptor) {
        return closed.indexOf('0' + descriptor) >= 0;
    }

    /**
     * The redirections by which a shell closes for a command what is closed for this process; empty if there are none.
     *
     * @param input whether the command inherits standard input
     * @param output whether it inherits standard output; standard error always
     */
    public static String closingRedirections(boolean input, boolean output) {
        return (input && isClosed(0) ? " 0>&-" : "")
                + (output && isClosed(1) ? " 1>&-" : "")
                + (isClosed(2) ? " 2>&-" : "");
    }

    public static InputStream input() {
        if (isClosed(0)) {
            return new ClosedInput();
        }
        return new FileInputStream(FileDescriptor.in);
    }

    public static OutputStream output() {
        if (isClosed(1)) {
            return new ClosedOutput();
        }
        return new ProcessOutput();
    }

    public static OutputStream error() {
        if (isClosed(2)) {
            return new ClosedOutput();
        }
        return new FileOutputStream(FileDescriptor.err);
    }

    /**
     * The file that is behind a standard stream, for its position.
     *
     * @throws IOException EBADF if the descriptor is closed; ESPIPE if positions are not {@linkplain #allowPositions allowed}
     */
    public static FileChannel file(int descriptor) throws IOException {
        if (!positions) {
            throw new SystemException(Errno.ESPIPE);
        }
        if (isClosed(descriptor)) {
            throw new SystemException(Errno.EBADF);
        }
        return switch (descriptor) {
            case 0 -> new FileInputStream(FileDescriptor.in).getChannel();
            case 1 -> new FileOutputStream(FileDescriptor.out).getChannel();
            default -> new FileOutputStream(FileDescriptor.err).getChannel();
        };
    }

    private static final class ClosedInput extends InputStream {
        @Override
        public int read() throws IOException {
            throw new SystemException(Errno.EBADF);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            throw new SystemException(Errno.EBADF);
        }
    }

    private static final class ClosedOutput extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            throw new SystemException(Errno.EBADF);
        }
    }
}
