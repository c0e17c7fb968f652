package dev.flua.tck;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands to their end, or to a time limit. */
final class ChildProcess {
    /** Reported as the status of a process that was stopped at the time limit. */
    static final int TIMED_OUT = -1;

    /**
     * What became of a process.
     *
     * @param status the exit status, or {@link #TIMED_OUT}
     * @param output bytes of standard output
     * @param error bytes of standard error
     */
    record Result(int status, byte[] output, byte[] error, Duration time) {}

    private ChildProcess() {}

    /**
     * Runs {@code command} in {@code folder}.
     *
     * @param input what the process reads from standard input
     * @param environment added to our own environment; a null value removes a variable
     */
    static Result run(List<String> command, Path folder, byte[] input, Map<String, String> environment, Duration limit)
            throws IOException, InterruptedException {
        // Files, not pipes: a process that writes much to both cannot block, and we need no threads.
        Path out = Files.createTempFile("flua-out", null);
        Path err = Files.createTempFile("flua-err", null);
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            environment.forEach((name, value) -> {
                if (value == null) {
                    builder.environment().remove(name);
                } else {
                    builder.environment().put(name, value);
                }
            });
            long start = System.nanoTime();
            Process process = builder.start();
            feed(process, input);
            int status = TIMED_OUT;
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                status = process.exitValue();
            } else {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            return new Result(status, Files.readAllBytes(out), Files.readAllBytes(err), time);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException e) {
            return; // the process has ended without reading all of it, which is its right
        }
    }
}
