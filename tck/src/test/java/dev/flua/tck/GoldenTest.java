package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    private static EmbeddedFlua flua;
    private static EmbeddedFlua sharing;

    @BeforeAll
    static void createEngines() {
        flua = new EmbeddedFlua(false);
        sharing = new EmbeddedFlua(true);
    }

    @AfterAll
    static void closeEngines() {
        flua.close();
        sharing.close();
    }

    @TestFactory
    List<DynamicTest> programs() throws IOException, URISyntaxException {
        return tests(program -> check(flua, program));
    }

    /** Parsed, written, read and run: only that there is no text left. */
    @TestFactory
    List<DynamicTest> programsInBinaryForm() throws IOException, URISyntaxException {
        return tests(program -> check(program, flua.runBinary(program)));
    }

    /** The second time in the code that the first has left; in the end nothing of them must be in it. */
    @TestFactory
    List<DynamicTest> programsInSharedCode() throws IOException, URISyntaxException {
        List<DynamicTest> tests = tests(program -> {
            check(sharing, program);
            check(sharing, program);
        });
        tests.add(DynamicTest.dynamicTest("nothing of a context is left", () -> {
            assertEquals(List.of(), sharing.stateInSharedCode());
            assertTrue(sharing.sharedNodes() > 10_000, () -> sharing.sharedNodes() + " nodes");
        }));
        return tests;
    }

    private interface Check {
        void run(Path program) throws IOException, InterruptedException;
    }

    private static List<DynamicTest> tests(Check check) throws IOException, URISyntaxException {
        URL folder = GoldenTest.class.getResource("/golden");
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            files.filter(file -> file.toString().endsWith(".lua"))
                    .sorted()
                    .forEach(file ->
                            tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> check.run(file))));
        }
        return tests;
    }

    private static void check(EmbeddedFlua flua, Path program) throws IOException, InterruptedException {
        check(program, flua.run(program));
    }

    private static void check(Path program, EmbeddedFlua.Outcome outcome) throws IOException {
        if (outcome.internalError() != null) {
            throw outcome.internalError();
        }
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
}
