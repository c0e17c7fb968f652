package dev.flua.stdlib.system;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.TruffleLanguage.Env;
import dev.flua.language.LuaContext;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.stdlib.process.StandardStreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.graalvm.polyglot.io.ProcessHandler.Redirect;

/** A command that the shell runs as a process of its own, for {@code os.execute} and {@code io.popen}. */
public final class ShellCommand {
    private static final String SHELL = "/bin/sh";

    /** A process that a signal ended has this plus the signal's number as its status, and so may one that was not. */
    private static final int SIGNAL_BASE = 128;

    private static final int LAST_SIGNAL = 64;

    private static final int SIGINT = 2;

    /**
     * Runs the command $1.
     *
     * <p>Java tells {@code exit 137} and a process that was killed apart no more than a shell's $? does, but a shell says
     * "Killed" (on its own standard error) only of the latter: whatever it says becomes the content of the file $2.
     *
     * <p>Java closes its end of the output's pipe when the process ends, though other processes, in the background, may still
     * write. So the output gets a pipe $3 of its own if $3 is not empty and can be made; the first line of the output says
     * which it is.
     *
     * <p>Where a standard stream of this process is closed, %s closes what stands for it.
     */
    private static final String SCRIPT = """
        exec 3>&2 2>"$2"
        if [ "$3" ]; then
          if mkfifo -m 600 "$3" 2>/dev/null; then echo + && exec >"$3"; else echo -; fi
        fi
        (exec /bin/sh -c "$1" sh 2>&3 3>&-%s)
        exit $?
        """;

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
                    SCRIPT.formatted(closing(input, output)),
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
            return new ShellCommand(process, pipe == null ? process.getInputStream() : output(process, pipe), report);
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

    private static InputStream output(Process process, TruffleFile pipe) throws IOException {
        InputStream standard = process.getInputStream();
        boolean isPipe = standard.read() == '+';
        if (standard.read() != '\n' || !isPipe) {
            return standard;
        }
        // Waits for the process, as the process waits for this.
        ReadableByteChannel channel = pipe.newByteChannel(Set.of(StandardOpenOption.READ));
        pipe.delete();
        return Channels.newInputStream(new Unseekable(channel));
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
