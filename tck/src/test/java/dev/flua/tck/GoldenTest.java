package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.flua.language.runtime.SourceText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs each program {@code golden/x.lua} and compares what it writes with {@code x.out}, which is what the reference
 * interpreter writes. Where they exist, {@code x.err} is standard error followed by the message of an uncaught error, and
 * {@code x.status} the exit status; without them nothing and 0 are expected.
 */
class GoldenTest {
    /** Room for the deep recursion of some programs; the command gives more. */
    private static final long STACK_BYTES = 1L << 30;

    private static Engine engine;

    /** What a program did. */
    private record Outcome(int status, byte[] output, byte[] error) {}

    @BeforeAll
    static void createEngine() {
        engine = Engine.create();
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @TestFactory
    List<DynamicTest> programs() throws IOException, URISyntaxException {
        URL folder = GoldenTest.class.getResource("/golden");
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            files.filter(file -> file.toString().endsWith(".lua"))
                    .sorted()
                    .forEach(file ->
                            tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file))));
        }
        return tests;
    }

    private static void check(Path program) throws IOException, InterruptedException {
        Outcome outcome = run(program);
        String error = new String(outcome.error(), StandardCharsets.ISO_8859_1);
        assertText(program.getFileName() + ", output", expected(program, ".out"), outcome.output(), error);
        assertText(program.getFileName() + ", standard error", expected(program, ".err"), outcome.error(), error);
        byte[] status = expected(program, ".status");
        String wanted = status.length == 0 ? "0" : new String(status, StandardCharsets.US_ASCII).strip();
        assertEquals(
                wanted,
                Integer.toString(outcome.status()),
                () -> program.getFileName() + ", exit status; standard error: " + error);
    }

    private static byte[] expected(Path program, String ending) throws IOException {
        String name = program.getFileName().toString();
        Path file = program.resolveSibling(name.substring(0, name.length() - ".lua".length()) + ending);
        return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    }

    /** Byte for byte, but telling lines apart. */
    private static void assertText(String what, byte[] expected, byte[] actual, String error) {
        String[] wanted = new String(expected, StandardCharsets.ISO_8859_1).split("\n", -1);
        String[] found = new String(actual, StandardCharsets.ISO_8859_1).split("\n", -1);
        for (int i = 0; i < Math.max(wanted.length, found.length); i++) {
            int line = i + 1;
            assertEquals(
                    i < wanted.length ? wanted[i] : "(end)",
                    i < found.length ? found[i] : "(end)",
                    () -> what + ", line " + line + (error.isEmpty() ? "" : "; standard error: " + error));
        }
    }

    private static Outcome run(Path program) throws IOException, InterruptedException {
        String text = SourceText.decode(Files.readAllBytes(program));
        Source source =
                Source.newBuilder("lua", text, program.getFileName().toString()).buildLiteral();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        int[] status = new int[1];
        Thread thread =
                new Thread(null, () -> status[0] = run(source, program.getParent(), output, error), "lua", STACK_BYTES);
        thread.start();
        thread.join();
        return new Outcome(status[0], output.toByteArray(), error.toByteArray());
    }

    private static int run(Source source, Path folder, OutputStream output, ByteArrayOutputStream error) {
        Context.Builder builder = Context.newBuilder("lua")
                .engine(engine)
                .allowAllAccess(true)
                .currentWorkingDirectory(folder)
                .in(InputStream.nullInputStream())
                .out(output)
                .err(error);
        try (Context context = builder.build()) {
            context.eval(source);
            return 0;
        } catch (PolyglotException e) {
            if (e.isExit()) {
                return e.getExitStatus();
            }
            error.writeBytes(SourceText.encode(e.getMessage() + "\n"));
            if (e.isInternalError()) {
                throw e;
            }
            return 1;
        }
    }
}
