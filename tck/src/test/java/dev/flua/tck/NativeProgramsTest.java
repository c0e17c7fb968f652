package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * In an image of their own, without the compiler, which takes minutes to build. Runtimes run the golden programs: the code is the same.
 */
@EnabledIfSystemProperty(named = "flua.native", matches = "true")
class NativeProgramsTest extends ClosedPrograms {
    private static final int TERMINATED = 128 + 15;
    private static final int POLL_MILLIS = 100;

    NativeProgramsTest() {
        super("--no-jit");
    }

    /** Ctrl-C while the builder works; {@code timeout} sends it to the group of processes, as a terminal does. */
    @Test
    void interruptedBuildLeavesNothing(@TempDir Path folder) throws Exception {
        Assumptions.assumeFalse(
                Flua.COMMAND.endsWith("-native"), "it cannot be told another folder for temporary files");
        Path examples = Flua.ROOT.resolve("examples/aot");
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        ChildProcess.Result result = ChildProcess.run(
                List.of(
                        "timeout",
                        "-s",
                        "INT",
                        "10",
                        Flua.COMMAND,
                        "compile",
                        "--no-jit",
                        "fibonacci.lua",
                        "-o",
                        "unfinished"),
                examples,
                new byte[0],
                Map.of(
                        "FLUA_JAVA_HOME",
                        System.getProperty("java.home"),
                        "FLUA_JAVA_OPTS",
                        "-Djava.io.tmpdir=" + temporary),
                Duration.ofMinutes(1));
        assertEquals(124, result.status(), text(result.error())); // timeout's own
        assertTrue(text(result.error()).startsWith("parse "), text(result.error()));
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.toList());
        }
        assertFalse(Files.exists(examples.resolve("unfinished")));
    }

    /** A signal to flua-native alone, in which nothing runs by itself when it ends. */
    @Test
    void terminatedBuildLeavesNothing(@TempDir Path folder) throws Exception {
        Path command = Flua.ROOT.resolve("native/target/flua-native");
        Path example = Flua.ROOT.resolve("examples/aot/fibonacci.lua");
        Process process = new ProcessBuilder(
                        command.toString(), "compile", "--no-jit", example.toString(), "-o", "unfinished")
                .directory(folder.toFile())
                .start();
        List<ProcessHandle> builder = List.of();
        try (BufferedReader progress = process.errorReader()) {
            assertTrue(progress.readLine().startsWith("parse "));
            while (builder.stream().noneMatch(part -> temporaryFolder(part).isPresent())) {
                assertTrue(process.isAlive());
                Thread.sleep(POLL_MILLIS);
                builder = process.descendants().toList();
            }
            Path temporary = builder.stream()
                    .flatMap(part -> temporaryFolder(part).stream())
                    .findFirst()
                    .orElseThrow();
            process.destroy();
            assertEquals(TERMINATED, process.waitFor());
            for (ProcessHandle part : builder) {
                assertFalse(part.isAlive(), part::toString);
            }
            assertFalse(Files.exists(temporary), temporary::toString);
        } finally {
            process.destroyForcibly();
            builder.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static Optional<Path> temporaryFolder(ProcessHandle process) {
        return Stream.of(process.info().arguments().orElse(new String[0]))
                .filter(argument -> argument.contains("-Djava.io.tmpdir="))
                .map(argument -> Path.of(argument.substring(argument.indexOf('=') + 1)))
                .findFirst();
    }
}
