package dev.flua.aot;

import dev.flua.language.compile.CompiledProgram;
import dev.flua.stdlib.io.EmbeddedFiles;
import dev.flua.stdlib.process.ProcessArguments;
import dev.flua.stdlib.process.ProcessTimeZone;
import dev.flua.stdlib.process.ProgramThread;
import dev.flua.stdlib.process.StandardStreams;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.graalvm.nativeimage.ProcessProperties;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/** Where an executable that {@code flua compile} has made begins. */
final class ProgramMain {
    /** The name, in the list of chunks, of {@code frame.lua}, which runs the script. */
    static final String FRAME = "=frame";

    private static final int FAILURE = 1;
    /** EX_SOFTWARE of sysexits.h. */
    private static final int INTERNAL_ERROR = 70;

    /** A link to the file that the process runs. */
    private static final String OWN_FILE = "/proc/self/exe";

    private ProgramMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        StandardStreams.check();
        StandardStreams.allowPositions();
        System.exit(ProgramThread.run(() -> run(arguments)));
    }

    private static int run(String[] arguments) {
        String name = ProcessProperties.getArgumentVectorProgramName();
        ProcessArguments process = ProcessArguments.of(name, arguments);
        try {
            Path file = ownFile(name);
            EmbeddedFiles.set(new AppendedFiles(file));
            if (CompiledProgram.isRuntime()) {
                CompiledProgram.add(AppendedProgram.read(file));
            }
            return ProgramThread.use(newContext(), context -> run(context, process));
        } catch (PolyglotException e) {
            if (e.isExit()) {
                return e.getExitStatus();
            }
            return fail(process, e, e.isInternalError() ? INTERNAL_ERROR : FAILURE);
        } catch (AppendedProgram.MissingProgramException e) {
            return fail(process, e, FAILURE);
        } catch (Throwable e) { // the last resort: nobody wants to see a Java stack trace
            return fail(process, e, INTERNAL_ERROR);
        }
    }

    /**
     * The file that the process runs.
     *
     * @param name under which it was started
     */
    private static Path ownFile(String name) {
        Path link = Path.of(OWN_FILE);
        return Files.exists(link) ? link : Path.of(name); // a container may have no /proc
    }

    private static int run(Context context, ProcessArguments process) {
        Value frame = context.parse(Source.newBuilder("lua", "", FRAME).buildLiteral())
                .execute(with(process.arguments(), process.command()));
        Value call = frame.getArrayElement(0);
        Value script = frame.getArrayElement(1);
        Value handler = frame.getArrayElement(2);
        Value status = frame.getArrayElement(3);
        Value results = call.execute(with(process.arguments(), script, handler));
        Value succeeded = results.hasArrayElements() ? results.getArrayElement(0) : results;
        boolean hasValue = results.hasArrayElements() && results.getArraySize() > 1;
        Value number = status.execute(succeeded, hasValue ? results.getArrayElement(1) : null);
        return (int) number.asLong();
    }

    private static int fail(ProcessArguments process, Throwable e, int status) {
        System.err.println(
                process.command() + ": " + (status == INTERNAL_ERROR ? "internal error: " + e : e.getMessage()));
        return status;
    }

    private static Object[] with(String[] arguments, Object... first) {
        Object[] all = Arrays.copyOf(first, first.length + arguments.length, Object[].class);
        System.arraycopy(arguments, 0, all, first.length, arguments.length);
        return all;
    }

    private static Context newContext() {
        return ProgramContext.newBuilder()
                .in(StandardStreams.input())
                .out(StandardStreams.output())
                .err(StandardStreams.error())
                .option("lua.TimeZone", ProcessTimeZone.option())
                .option("lua.OutputBuffering", System.console() != null ? "LINE" : "FULL")
                .build();
    }
}
