package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
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

    /** A program of 5,000 lines: functions that call each other, and everything that tools could find odd. */
    private static String largeProgram() {
        StringBuilder program = new StringBuilder("log = {};\n");
        for (int i = 1; i <= 600; i++) {
            if (i % 150 == 1) {
                program.append(i > 1 ? "end)();\n" : "").append("(function()\n");
            }
            program.append("""
                local function fun%1$d(a, b)
                  local t = {x = a, y = b, 'item'}
                  if a > 0 then
                    t.z = %2$s
                  end
                  return t.x .. ''
                end
                for i = 1, 3 do log[#log + 1] = fun%1$d(20, i) end
                """.formatted(i, i % 150 == 1 ? "a" : "fun" + (i - 1) + "(a - 1, b)"));
        }
        return program.append("""
            end)();
            local function busy() local s = os.clock() + 0.05 while os.clock() < s do end end
            local function deep(n) if n == 0 then busy() return 0 end return 1 + deep(n - 1) end
            deep(300)
            load("return function(b) local function f() b() return 1 end return f() end", "=%d%s<\\"'&>$1\\\\")()(busy)
            load("local b = ... local function g() b() return 1 end return g()", "@no/such <file>&\\".lua")(busy)
            load("local b = ... b()", ("long name "):rep(1000))(busy)
            load("local b = ... b()", "=\\xff\\xfe\\0")(busy)
            load(string.dump(function(b) local function h() b() return 1 end return h() end, true))(busy)
            local m = {["%d <&\\"'>"] = function() busy() end, [1] = function() busy() end}
            m["%d <&\\"'>"]() m[1]()
            coroutine.wrap(function() busy() coroutine.yield() end)()
            table.sort({3, 2, 1}, function(a, b) busy() return a < b end)
            local x = setmetatable({}, {__index = function() busy() end}).x;
            (function() busy() end)()
            """).toString();
    }

    /** Every output of every tool that {@code --help:tools} names, of a large program. */
    @TestFactory
    List<DynamicTest> outputsOfALargeProgram() throws IOException, InterruptedException {
        String program = largeProgram();
        assertTrue(program.lines().count() >= 4800, () -> program.lines().count() + " lines");
        Files.writeString(folder.resolve("large.lua"), program);
        Flua.Run help = new Flua(folder).run("--jvm", "--help:tools");
        Matcher option = Pattern.compile("--(\\w+)\\.Output=([a-z|]+)").matcher(help.output());
        List<DynamicTest> tests = new ArrayList<>();
        while (option.find()) {
            String tool = option.group(1);
            for (String output : option.group(2).split("\\|")) {
                tests.add(DynamicTest.dynamicTest(tool + ", " + output, () -> checkOutput(tool, output)));
            }
        }
        assertTrue(tests.size() >= 13, help.output());
        return tests;
    }

    private void checkOutput(String tool, String output) throws IOException, InterruptedException {
        Path file = folder.resolve(tool + "." + output);
        Flua.Run run = new Flua(folder)
                .run(
                        "--jvm",
                        "--experimental-options",
                        "--" + tool,
                        "--" + tool + ".Output=" + output,
                        "--" + tool + ".OutputFile=" + file,
                        "large.lua");
        // Not all tools can write files.
        if (run.error().contains("OutputFile")) {
            run = new Flua(folder)
                    .run(
                            "--jvm",
                            "--experimental-options",
                            "--" + tool,
                            "--" + tool + ".Output=" + output,
                            "large.lua");
        }
        String all = run.output() + run.error();
        assertEquals(0, run.status(), all);
        assertFalse(all.contains("Exception") || all.contains("\tat "), all);
        assertTrue(all.length() + (Files.exists(file) ? Files.size(file) : 0) > 200, all);
    }

    @Test
    void coverage() throws IOException, InterruptedException {
        String line = lineOf(folder.toRealPath().resolve("points.lua").toString(), "--coverage");
        assertTrue(line.endsWith("| 85.71% | 83.33% | 66.67%"), line);
    }
}
