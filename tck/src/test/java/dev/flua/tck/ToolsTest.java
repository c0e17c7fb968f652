package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools of GraalVM that tell at the end of a script what it did. */
class ToolsTest {
    private static final String PROGRAM = """
        local function point(x, y) return { x = x, y = y } end
        local points = {}
        for i = 1, 10 do points[i] = point(i, i .. "") end
        local function never()
          return points
        end
        """;

    @TempDir
    private Path folder;

    private String lineOf(String start, String... options) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("points.lua"), PROGRAM);
        String[] arguments = new String[options.length + 2];
        arguments[0] = "--jvm";
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[arguments.length - 1] = "points.lua";
        Flua.Run run = new Flua(folder).run(arguments);
        assertEquals(0, run.status(), run.error());
        return run.output()
                .lines()
                .map(line -> line.strip().replaceAll(" +", " "))
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.output()));
    }

    @Test
    void tracer() throws IOException, InterruptedException {
        String line = lineOf("point |", "--cputracer");
        assertTrue(line.startsWith("point | 10 "), line);
        assertTrue(line.contains("points.lua~1:"), line);
    }

    @Test
    void sampler() throws IOException, InterruptedException {
        String program = "local function spin() local t = os.clock() + 1 while os.clock() < t do end end spin()";
        Files.writeString(folder.resolve("spin.lua"), program);
        Flua.Run run = new Flua(folder).run("--jvm", "--cpusampler", "spin.lua");
        assertTrue(run.output().contains(" spin "), run.output());
    }

    @Test
    void allocations() throws IOException, InterruptedException {
        String line = lineOf("point |", "--experimental-options", "--memtracer");
        assertTrue(line.startsWith("point | 10 "), line);
    }

    @Test
    void coverage() throws IOException, InterruptedException {
        String line = lineOf(folder.toRealPath().resolve("points.lua").toString(), "--coverage");
        assertTrue(line.endsWith("| 85.71% | 83.33% | 66.67%"), line);
    }
}
