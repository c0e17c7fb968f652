package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs compiled ahead of time: all golden programs that load nothing, and the examples, in one executable without the compiler,
 * because each takes minutes to build ({@code mvn -Pnative verify}).
 */
@EnabledIfSystemProperty(named = "flua.native", matches = "true")
class NativeProgramsTest {
    private static final Path EXAMPLES = Flua.ROOT.resolve("examples/aot");
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(15);
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** What needs a parser: functions that load, modules found along a path. */
    private static final Pattern LOADS = Pattern.compile("\\b(load|loadfile|dofile|require|dump)\\b");

    /** A traceback of tail calls shows that another script has called the program. */
    private static final Set<String> EXCLUDED = Set.of("lang-tailcalls");

    @TempDir
    static Path folder;

    private static Path golden;

    @BeforeAll
    static void compile() throws IOException, InterruptedException, URISyntaxException {
        golden = Path.of(NativeProgramsTest.class.getResource("/golden").toURI());
        Path script = Path.of(
                NativeProgramsTest.class.getResource("/native/programs.lua").toURI());
        List<String> command = new ArrayList<>(List.of(Flua.COMMAND, "compile", script.toString()));
        command.addAll(List.of("--no-jit", "-o", folder.resolve("programs").toString(), "--allow-missing"));
        command.addAll(List.of("--include-dir", ".", "--include-dir", EXAMPLES.toString()));
        ChildProcess.Result result = ChildProcess.run(
                command, golden, new byte[0], Map.of("FLUA_JAVA_HOME", System.getProperty("java.home")), BUILD_LIMIT);
        assertEquals(0, result.status(), () -> new String(result.error(), StandardCharsets.UTF_8));
    }

    private static ChildProcess.Result run(Path where, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(folder.resolve("programs").toString()));
        command.addAll(List.of(arguments));
        return ChildProcess.run(command, where, new byte[0], Map.of(), LIMIT);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @TestFactory
    List<DynamicTest> goldenPrograms() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(golden)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".lua"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replaceFirst("\\.lua$", "");
                if (!EXCLUDED.contains(name)
                        && !LOADS.matcher(text(Files.readAllBytes(file))).find()) {
                    tests.add(DynamicTest.dynamicTest(name, () -> checkGolden(name)));
                }
            }
        }
        assertTrue(tests.size() > 20, "most golden programs load nothing");
        return tests;
    }

    private static void checkGolden(String name) throws IOException, InterruptedException {
        ChildProcess.Result result = run(golden, name);
        assertEquals(
                text(Files.readAllBytes(golden.resolve(name + ".out"))),
                text(result.output()),
                () -> text(result.error()));
        assertEquals(0, result.status(), () -> text(result.error()));
    }

    @Test
    void returnValueIsTheStatus() throws Exception {
        ChildProcess.Result result = run(folder, "fibonacci", "13");
        assertEquals("233\n", text(result.output()));
        assertEquals(233, result.status());
        result = run(folder, "fibonacci", "-1");
        assertEquals("usage: fibonacci n\n", text(result.error()));
        assertEquals(1, result.status());
        assertEquals(0, run(folder, "areas").status());
    }

    @Test
    void modulesAreCompiledIn() throws Exception {
        ChildProcess.Result result = run(folder, "areas");
        assertEquals(
                "circle of radius 1\t3.142\nsquare of side 2\t4.000\ntriangle of 3, 4, 5\t6.000\n",
                text(result.output()));
    }

    @Test
    void filesAndProcessesAreThoseOfTheMoment() throws Exception {
        Path source = Files.createDirectory(folder.resolve("from"));
        byte[] content = new byte[100_000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 31);
        }
        Files.write(source.resolve("it's"), content);
        ChildProcess.Result result = run(folder, "backup", "from", "to");
        assertEquals("", text(result.error()));
        assertEquals("it's                       100000 bytes\n1 files, 100000 bytes\n", text(result.output()));
        assertEquals(text(content), text(Files.readAllBytes(folder.resolve("to/it's"))));
        result = run(folder, "monitor", "2", "0.01");
        assertTrue(
                text(result.output()).matches("(?s)#* +\\d+ % of \\d+\\.\\d GB\n#* +\\d+ % of .*"),
                text(result.output()));
    }

    @Test
    void nothingElseCanBeLoaded() throws Exception {
        ChildProcess.Result result = run(folder, "closed");
        for (String name : List.of("load", "loadfile", "dofile", "string.dump")) {
            assertTrue(
                    text(result.output())
                            .contains(name + "\tfalse\t'" + name + "' is not available in a program that was"),
                    text(result.output()));
        }
        assertTrue(
                text(result.output()).contains("require\tfalse\tmodule 'a.module.that.is.not.there' not found"),
                text(result.output()));
    }

    /** Ctrl-C while the builder works; {@code timeout} sends it to the group of processes, as a terminal does. */
    @Test
    void interruptedBuildLeavesNothing() throws Exception {
        Assumptions.assumeFalse(
                Flua.COMMAND.endsWith("-native"), "it cannot be told another folder for temporary files");
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
                EXAMPLES,
                new byte[0],
                Map.of(
                        "FLUA_JAVA_HOME",
                        System.getProperty("java.home"),
                        "FLUA_JAVA_OPTS",
                        "-Djava.io.tmpdir=" + temporary),
                LIMIT);
        assertEquals(124, result.status(), text(result.error())); // timeout's own
        assertTrue(text(result.error()).startsWith("parse "), text(result.error()));
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.toList());
        }
        assertFalse(Files.exists(EXAMPLES.resolve("unfinished")));
    }
}
