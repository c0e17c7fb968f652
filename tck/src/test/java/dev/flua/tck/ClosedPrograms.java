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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The examples, and other programs, in one executable that was compiled ahead of time ({@code mvn -Pnative verify}). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClosedPrograms {
    private static final Path EXAMPLES = Flua.ROOT.resolve("examples/aot");
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(15);
    private static final Duration LIMIT = Duration.ofMinutes(1);
    // Static, because a folder of the instance is not there yet when the programs are compiled.
    @TempDir
    static Path folder;

    private final List<String> options;

    /** @param options of {@code flua compile}, which say how the executable is made */
    ClosedPrograms(String... options) {
        this.options = List.of(options);
    }

    @BeforeAll
    void compile() throws IOException, InterruptedException, URISyntaxException {
        Path script =
                Path.of(ClosedPrograms.class.getResource("/native/programs.lua").toURI());
        List<String> command = new ArrayList<>(List.of(Flua.COMMAND, "compile", script.toString()));
        command.addAll(options);
        command.addAll(List.of("-o", folder.resolve("programs").toString(), "--allow-missing"));
        for (Path modules :
                List.of(Path.of("."), EXAMPLES, EmbeddedFolder.script().getParent())) {
            command.addAll(List.of("--include-dir", modules.toString()));
        }
        Path files = Files.createDirectory(folder.resolve("files"));
        EmbeddedFolder.create(files);
        for (Path file : List.of(files.resolve("carried"), EXAMPLES.resolve("letters"))) {
            command.addAll(List.of("--embed", file.toString()));
        }
        ChildProcess.Result result = ChildProcess.run(
                command, source(), new byte[0], Map.of("FLUA_JAVA_HOME", System.getProperty("java.home")), BUILD_LIMIT);
        assertEquals(0, result.status(), () -> new String(result.error(), StandardCharsets.UTF_8));
    }

    /** The folder that has programs beside the examples, by whose names messages call them. */
    Path source() throws URISyntaxException {
        return EmbeddedFolder.script().getParent();
    }

    final ChildProcess.Result run(Path where, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(folder.resolve("programs").toString()));
        command.addAll(List.of(arguments));
        return ChildProcess.run(command, where, new byte[0], Map.of(), LIMIT);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
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
