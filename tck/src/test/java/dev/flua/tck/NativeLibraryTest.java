package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A C program that calls Lua functions in a shared library: {@code examples/aot/library} ({@code mvn -Pnative verify}). */
@EnabledIfSystemProperty(named = "flua.native", matches = "true")
class NativeLibraryTest {
    private static final Path EXAMPLE = Flua.ROOT.resolve("examples/aot/library");
    private static final Duration LIMIT = Duration.ofMinutes(15);

    @TempDir
    Path folder;

    private String run(String... command) throws Exception {
        ChildProcess.Result result = ChildProcess.run(
                List.of(command),
                folder,
                new byte[0],
                Map.of("FLUA_JAVA_HOME", System.getProperty("java.home")),
                LIMIT);
        assertEquals(0, result.status(), () -> new String(result.error(), StandardCharsets.UTF_8));
        return new String(result.output(), StandardCharsets.UTF_8);
    }

    @Test
    void cProgramCallsLua() throws Exception {
        // The same, but for a greeting that is in a file which the library carries.
        String script = Files.readString(EXAMPLE.resolve("calc.lua"))
                .replace("\"Hello, \"", "require('flua.embedded').read('hello.txt')");
        assertTrue(script.contains("hello.txt"), script);
        Files.writeString(folder.resolve("calc.lua"), script);
        Files.writeString(folder.resolve("hello.txt"), "Hello, ");
        run(Flua.COMMAND, "compile", "--shared", "--no-jit", "calc.lua", "--embed", "hello.txt");
        Files.delete(folder.resolve("hello.txt"));
        run(
                "gcc",
                "-Wall",
                "-Werror",
                "-I.",
                EXAMPLE.resolve("main.c").toString(),
                "-o",
                "calc",
                "-L.",
                "-lcalc",
                "-Wl,-rpath,.");
        assertEquals("""
            add: 42
            divide: 2 results, 3 and 2
            divide by zero: -1, division by zero
            greet: Hello, C! (9 bytes)
            average: 3
            by name: 0.75
            wrong types: -1, calc.lua:5: attempt to perform arithmetic on a boolean value (local 'a')
            threads: 1000 and 2000
            """, run("./calc").replaceAll("\\S*/calc\\.lua", "calc.lua"));
    }
}
