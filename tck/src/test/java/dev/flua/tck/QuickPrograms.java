package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Appended to a runtime, and with all golden programs that load nothing. */
abstract class QuickPrograms extends ClosedPrograms {
    /** What needs a parser: functions that load, modules found along a path. */
    private static final Pattern LOADS = Pattern.compile("\\b(load|loadfile|dofile|require|dump)\\b");

    /** A traceback of tail calls shows that another script has called the program. */
    private static final Set<String> EXCLUDED = Set.of("lang-tailcalls");

    /** @param options of {@code flua compile}, which say what runtime it is */
    QuickPrograms(String... options) {
        super(Stream.concat(Stream.of("--quick"), Stream.of(options)).toArray(String[]::new));
    }

    private static Path golden() throws URISyntaxException {
        return Path.of(QuickPrograms.class.getResource("/golden").toURI());
    }

    @Override
    Path source() throws URISyntaxException {
        return golden();
    }

    @TestFactory
    List<DynamicTest> goldenPrograms() throws IOException, URISyntaxException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(golden())) {
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

    private void checkGolden(String name) throws Exception {
        String expected = text(Files.readAllBytes(golden().resolve(name + ".out")));
        ChildProcess.Result result = run(golden(), name);
        String error = text(result.error());
        assertEquals(expected, text(result.output()), error);
        assertEquals(0, result.status(), error);
    }
}
