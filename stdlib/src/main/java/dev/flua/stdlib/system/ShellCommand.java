package dev.flua.stdlib.system;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.TruffleLanguage.Env;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.stdlib.process.StandardStreams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.regex.Pattern;
import org.graalvm.polyglot.io.ProcessHandler.Redirect;

/** A command that the shell runs as a process of its own, for {@code os.execute} and {@code io.popen}. */
public final class ShellCommand {
    private static final String SHELL = "/bin/sh";

    /** A process that a signal ended has this plus the signal's number as its status, and so may one that was not. */
    private static final int SIGNAL_BASE = 128;

    private static final int LAST_SIGNAL = 64;

    private static final int SIGINT = 2;

    /** More than a pipe holds, which is 64 KiB with the usual pages, and {@link #START} together. */
    private static final int BLANKS = 1 << 17;

    /** More than the stream of a process buffers: so it hands through what it reads. */
    private static final int START = 1 << 14;

    private static final Pattern SHOWN_PIPE = Pattern.compile("/proc/\\d+/fd/1");

    /**
     * What runs the command $1.
     *
     * <p>Java tells {@code exit 137} and a process that was killed apart no more than a shell's $? does, but a shell says
     * "Killed" (on its own standard error) only of the latter: whatever it says becomes the content of the file $2.
     *
     * <p>Java closes its end of the output's pipe when the process ends, though other processes, in the background, may still
     * write. So where $3 is not empty the first line of the output says what is to be opened as well: the pipe itself, which
     * Linux shows below /proc, or a named one, $3, if that can be made. The process must live until it is open. A named pipe
     * sees to that by itself; in the other case blanks do, of which the pipe holds fewer than follow the line.
     *
     * @param closings redirections that close what stands for closed standard streams of this process
     */
    private static String script(String closings) {
        return """
            exec 3>&2 2>"$2"
            if [ "$3" ]; then
              if [ -p /proc/$$/fd/1 ]; then printf '/proc/%%s/fd/1\\n%%%1$ds\\n' $$ ''
              elif mkfifo -m 600 "$3" 2>/dev/null; then echo + && exec >"$3"
              else echo -; fi
            fi
            (exec /bin/sh -c "$1" sh 2>&3 3>&-%2$s)
            exit $?
            """.formatted(BLANKS, closings);
    }

    private final Process process;
    private final InputStream output;
    private final TruffleFile signalReport;

    private ShellCommand(Process process, InputStream output, TruffleFile signalReport) {
        this.process = process;
        this.output = output;
        this.signalReport = signalReport;
    }

    /** Whether commands can be run here. */
    @TruffleBoundary
    public static boolean isPossible(Env env) {
        return env.isCreateProcessAllowed() && isShellThere(env);
    }

    private static boolean isShellThere(Env env) {
        return !env.isFileIOAllowed() || env.getPublicTruffleFile(SHELL).isExecutable();
    }

    /**
     * Starts a command; what the script has written so far appears before anything that the command writes.
     *
     * @throws IOException if the shell cannot be started
     * @throws SecurityException if the embedder forbids processes
     */
    @TruffleBoundary
    public static ShellCommand start(LuaContext context, LuaString command, Redirect input, Redirect output)
            throws IOException {
        context.output().flush();
        Env env = context.env();
        String text = FileNames.systemText(command);
        TruffleFile report = signalReport(env);
        TruffleFile pipe =
                report == null || output != Redirect.PIPE ? null : report.resolveSibling(report.getName() + ".pipe");
        String[] words = report == null
                ? new String[] {SHELL, "-c", text}
                : new String[] {
                    SHELL,
                    "-c",
                    script(closing(input, output)),
                    SHELL,
                    text,
                    report.getPath(),
                    pipe == null ? "" : pipe.getPath()
                };
        try {
            Process process = env.newProcessBuilder(words)
                    .redirectInput(input)
                    .redirectOutput(output)
                    .redirectError(Redirect.INHERIT)
                    .start();
            return new ShellCommand(
                    process, pipe == null ? process.getInputStream() : output(env, process, pipe), report);
        } catch (IOException | RuntimeException e) {
            if (report != null) {
                report.delete();
            }
            throw e;
        }
    }

    private static String closing(Redirect input, Redirect output) {
        return StandardStreams.closingRedirections(input == Redirect.INHERIT, output == Redirect.INHERIT);
    }

    /** What the command writes, without what the script writes before. */
    private static InputStream output(Env env, Process process, TruffleFile pipe) throws IOException {
        InputStream standard = process.getInputStream();
        byte[] start = new byte[START];
        int size = standard.read(start);
        int end = 0;
        while (end < size && start[end] != '\n') {
            end++;
        }
        if (end >= size) { // the shell was killed
            return standard;
        }
        String line = new String(start, 0, end, StandardCharsets.ISO_8859_1);
        if (line.equals("+")) {
            // Waits for the process, as the process waits for this.
            InputStream named = open(pipe);
            pipe.delete();
            return named;
        }
        if (!SHOWN_PIPE.matcher(line).matches()) {
            return new SequenceInputStream(new ByteArrayInputStream(start, end + 1, size - end - 1), standard);
        }
        InputStream stream;
        try {
            stream = open(env.getPublicTruffleFile(line));
            standard.close();
        } catch (IOException | SecurityException | UnsupportedOperationException e) {
            stream = standard; // a file system of the embedder's has no /proc
        }
        int rest = end + 1 + BLANKS + 1 - size;
        for (int count = 0; rest > 0 && count >= 0; rest -= count) {
            count = stream.read(start, 0, Math.min(rest, start.length));
        }
        return stream;
    }

    private static InputStream open(TruffleFile pipe) throws IOException {
        return Channels.newInputStream(new Unseekable(pipe.newByteChannel(Set.of(StandardOpenOption.READ))));
    }

    /** A pipe, whose channel is that of a file but has no position, for which the streams of channels ask. */
    private record Unseekable(ReadableByteChannel pipe) implements ReadableByteChannel {
        @Override
        public int read(ByteBuffer target) throws IOException {
            return pipe.read(target);
        }

        @Override
        public boolean isOpen() {
            return pipe.isOpen();
        }

        @Override
        public void close() throws IOException {
            pipe.close();
        }
    }

    /** A new empty file; null where no file can be written, which only makes the results of {@link #await} less exact. */
    private static TruffleFile signalReport(Env env) {
        try {
            return env.isFileIOAllowed() ? TemporaryFiles.create(env) : null;
        } catch (IOException | SecurityException e) {
            return null;
        }
    }

    /** What the command writes, if its output is a pipe. */
    public InputStream output() {
        return output;
    }

    /** What the command reads, if its input is a pipe. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** Waits for the end and returns the results that say how it came about ({@code luaL_execresult}). */
    @TruffleBoundary
    public Object[] await() throws IOException {
        int status;
        try {
            status = process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SystemException(Errno.EINTR);
        }
        int signal = status - SIGNAL_BASE;
        boolean signalled = signal > 0 && signal <= LAST_SIGNAL && wasSignalReported(signal);
        if (signalReport != null) {
            signalReport.delete();
        }
        return new Object[] {
            status == 0 ? Boolean.TRUE : LuaNil.NIL,
            LuaString.intern(signalled ? "signal" : "exit"),
            (long) (signalled ? signal : status)
        };
    }

    private boolean wasSignalReported(int signal) throws IOException {
        // Shells keep silent about the usual ends of a program. SIGPIPE ends a command of the shell, not the shell.
        return signal == SIGINT || signalReport == null || signalReport.size() > 0;
    }
}
