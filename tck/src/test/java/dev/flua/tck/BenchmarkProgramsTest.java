package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The programs of {@code benchmarks/programs}, at a small size, and the command that compares engines with them. A file
 * {@code name.size.out} is what the reference interpreter writes for the program with that size as its argument.
 */
class BenchmarkProgramsTest {
    private static final Path BENCHMARKS = Flua.ROOT.resolve("benchmarks");
    private static final Pattern OUTPUT = Pattern.compile("(.+)\\.(\\d+)\\.out");

    private static EmbeddedFlua flua;

    @BeforeAll
    static void createEngine() {
        flua = new EmbeddedFlua(false);
    }

    @AfterAll
    static void closeEngine() {
        flua.close();
    }

    @TestFactory
    List<DynamicTest> programs() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(BENCHMARKS.resolve("programs"))) {
            files.sorted().forEach(file -> {
                Matcher output = OUTPUT.matcher(file.getFileName().toString());
                if (output.matches()) {
                    Path program = file.resolveSibling(output.group(1) + ".lua");
                    tests.add(DynamicTest.dynamicTest(output.group(1), () -> check(program, output.group(2), file)));
                }
            });
        }
        assertNotEquals(List.of(), tests);
        return tests;
    }

    private static void check(Path program, String size, Path expected) throws IOException, InterruptedException {
        EmbeddedFlua.Outcome outcome = flua.run(program, size);
        assertEquals("", new String(outcome.error(), StandardCharsets.ISO_8859_1));
        assertEquals(
                Files.readString(expected, StandardCharsets.ISO_8859_1),
                new String(outcome.output(), StandardCharsets.ISO_8859_1));
        assertEquals(0, outcome.status());
    }

    /** Two engines that write what files say, the second one not always. */
    @Test
    void comparison(@TempDir Path folder) throws Exception {
        for (String engine : List.of("good", "bad")) {
            Path file = folder.resolve(engine);
            Files.writeString(file, """
                #!/bin/sh
                case $0,$1 in
                  *,-e) echo Lua 5.4 ;;
                  *,-v) echo Engine 1.5 of ours ;;
                  */bad,queens.lua) echo something else ;;
                  *) cat "${1%%lua}"[0-9]*.out "$(dirname "$0")/${1%%lua}out" 2>/dev/null ;;
                esac
                exit 0
                """.replace("%%", "%"));
            assertTrue(file.toFile().setExecutable(true));
        }
        Files.writeString(folder.resolve("hello.out"), "hello\n");
        Path page = folder.resolve("page.md");
        Files.writeString(page, "# Before\n<!-- comparison -->\nold\n<!-- end of comparison -->\nafter\n");
        Flua.Run run = new Flua(folder)
                .run(
                        BENCHMARKS.resolve("comparison/main.lua").toString(),
                        BENCHMARKS.toString(),
                        "--small",
                        "--rounds=3",
                        "--programs=queens,life",
                        "--page=page.md",
                        folder.resolve("good").toString(),
                        "other=" + folder.resolve("bad"));
        assertEquals(1, run.status(), run.error());
        String text = Files.readString(page);
        assertTrue(text.startsWith("# Before\n<!-- comparison -->\n"), text);
        assertTrue(text.endsWith("\n<!-- end of comparison -->\nafter\n"), text);
        assertTrue(text.contains("| other | Engine 1.5 |"), text);
        assertTrue(
                Pattern.compile("\n\\| life \\| [0-9.]+ \\| [0-9.]+ \\|\n")
                        .matcher(text)
                        .find(),
                text);
        assertTrue(
                Pattern.compile("\n\\| queens \\| [0-9.]+ \\| wrong \\|\n")
                        .matcher(text)
                        .find(),
                text);
        assertTrue(text.contains("](page.svg)"), text);
        String picture = Files.readString(folder.resolve("page.svg"));
        assertTrue(picture.startsWith("<svg ") && picture.endsWith("</svg>\n"), picture);
        assertTrue(picture.contains(">life</text>"), picture);
    }
}
