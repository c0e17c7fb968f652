package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that were compiled ahead of time, in one executable: all golden programs that load nothing, and the examples ({@code mvn
 * -Pnative verify}).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClosedPrograms {
    private static final Path EXAMPLES = Flua.ROOT.resolve("examples/aot");
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(15);
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int MEMORY_RUNS = 5;

    /** What needs a parser: functions that load, modules found along a path. */
    private static final Pattern LOADS = Pattern.compile("\\b(load|loadfile|dofile|require|dump)\\b");

    /** A traceback of tail calls shows that another script has called the program. */
    private static final Set<String> EXCLUDED = Set.of("lang-tailcalls");

    // Static, because a folder of the instance is not there yet when the programs are compiled.
    @TempDir
    static Path folder;

    private final List<String> options;
    private Path golden;

    /** @param options of {@code flua compile}, which say how the executable is made */
    ClosedPrograms(String... options) {
        this.options = List.of(options);
    }

    @BeforeAll
    void compile() throws IOException, InterruptedException, URISyntaxException {
        golden = Path.of(ClosedPrograms.class.getResource("/golden").toURI());
        Path script =
                Path.of(ClosedPrograms.class.getResource("/native/programs.lua").toURI());
        List<String> command = new ArrayList<>(List.of(Flua.COMMAND, "compile", script.toString()));
        command.addAll(options);
        command.addAll(List.of("-o", folder.resolve("programs").toString(), "--allow-missing"));
        command.addAll(List.of("--include-dir", ".", "--include-dir", EXAMPLES.toString()));
        Path source = Files.createDirectory(folder.resolve("source"));
        EmbeddedFolder.create(source);
        for (Path file : List.of(source.resolve("carried"), EXAMPLES.resolve("letters"))) {
            command.addAll(List.of("--embed", file.toString()));
        }
        command.addAll(
                List.of("--include-dir", EmbeddedFolder.script().getParent().toString()));
        ChildProcess.Result result = ChildProcess.run(
                command, golden, new byte[0], Map.of("FLUA_JAVA_HOME", System.getProperty("java.home")), BUILD_LIMIT);
        assertEquals(0, result.status(), () -> new String(result.error(), StandardCharsets.UTF_8));
    }

    private ChildProcess.Result run(Path where, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(folder.resolve("programs").toString()));
        command.addAll(List.of(arguments));
        return ChildProcess.run(command, where, new byte[0], Map.of(), LIMIT);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Whether a golden program tells something else in this kind of executable. */
    boolean excludes(String program) {
        return EXCLUDED.contains(program);
    }

    @TestFactory
    List<DynamicTest> goldenPrograms() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(golden)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".lua"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replaceFirst("\\.lua$", "");
                if (!excludes(name)
                        && !LOADS.matcher(text(Files.readAllBytes(file))).find()) {
                    tests.add(DynamicTest.dynamicTest(name, () -> checkGolden(name)));
                }
            }
        }
        assertTrue(tests.size() > 20, "most golden programs load nothing");
        return tests;
    }

    private void checkGolden(String name) throws IOException, InterruptedException {
        String expected = text(Files.readAllBytes(golden.resolve(name + ".out")));
        ChildProcess.Result result = run(golden, name);
        // The compiler, which runs beside the program, may keep an object for a moment.
        for (int i = 1;
                i < MEMORY_RUNS
                        && name.startsWith("memory-")
                        && !text(result.output()).equals(expected);
                i++) {
            result = run(golden, name);
        }
        String error = text(result.error());
        assertEquals(expected, text(result.output()), error);
        assertEquals(0, result.status(), error);
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
    void filesAreCarried() throws Exception {
        ChildProcess.Result result = run(folder, "embedded");
        assertEquals("", text(result.error()));
        assertEquals(EmbeddedFolder.OUTPUT, text(result.output()));
        result = run(folder, "letters", "Ada");
        assertEquals("", text(result.error()));
        assertEquals("Dear Ada,\nwelcome!\n\nDear Ada,\nwhere have you been?\n\n", text(result.output()));
        Flua.Run list = new Flua(folder).run("inspect", "programs");
        assertTrue(list.output().contains("embedded  300091 bytes, 7 files\n"), list.output());
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

    /** What the image itself decodes: the working directory and the arguments. */
    @Test
    void foldersAndArgumentsAreBytes() throws Exception {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "this test itself needs the names");
        Path where = Files.createDirectory(folder.resolve("sä日"));
        Path source = Files.createDirectory(where.resolve("vön"));
        Files.writeString(source.resolve("naß"), "content");
        ChildProcess.Result result = run(where, "backup", "vön", "nach日");
        assertEquals("", text(result.error()));
        assertEquals("content", Files.readString(where.resolve("nach日/naß")));
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
}
