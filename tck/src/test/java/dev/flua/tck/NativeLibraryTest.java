package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

    /** In an image of its own, then appended to a runtime: the same C program runs with both. */
    @Test
    void cProgramCallsLua() throws Exception {
        // The example, but for a greeting that is in a file which the library carries.
        String script = Files.readString(EXAMPLE.resolve("calc.lua"))
                .replace("\"Hello, \"", "require('flua.embedded').read('hello.txt')");
        assertTrue(script.contains("hello.txt"), script);
        Files.writeString(folder.resolve("calc.lua"), script);
        compile("Hello, ");
        String header = Files.readString(folder.resolve("calc.h"));
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
        assertCalls("Hello, C! (9 bytes)");
        Files.delete(folder.resolve("libcalc.so"));
        compile("Good morning, ", "--quick");
        assertEquals(header, Files.readString(folder.resolve("calc.h")));
        assertCalls("Good morning, C! (16 bytes)");
        String list = run(Flua.COMMAND, "inspect", "libcalc.so");
        assertTrue(list.contains(", for libraries, without the compiler, format "), list);
        assertTrue(list.contains("exports   add,divide,greet,count,average\n"), list);
        run("strip", "libcalc.so");
        ChildProcess.Result result = ChildProcess.run(List.of("./calc"), folder, new byte[0], Map.of(), LIMIT);
        assertEquals(1, result.status());
        assertEquals(
                "there is no program in this file: 'flua compile --quick' appends one, and strip takes it away\n",
                new String(result.error(), StandardCharsets.UTF_8));
    }

    private void compile(String greeting, String... options) throws Exception {
        Files.writeString(folder.resolve("hello.txt"), greeting);
        List<String> command = new ArrayList<>(
                List.of(Flua.COMMAND, "compile", "--shared", "--no-jit", "calc.lua", "--embed", "hello.txt"));
        command.addAll(List.of(options));
        run(command.toArray(String[]::new));
        Files.delete(folder.resolve("hello.txt"));
    }

    private void assertCalls(String greeting) throws Exception {
        assertEquals("""
            add: 42
            divide: 2 results, 3 and 2
            divide by zero: -1, division by zero
            greet: GREETING
            average: 3
            by name: 0.75
            wrong types: -1, calc.lua:5: attempt to perform arithmetic on a boolean value (local 'a')
            threads: 1000 and 2000
            """.replace("GREETING", greeting), run("./calc").replaceAll("\\S*/calc\\.lua", "calc.lua"));
    }
}
