package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the compiler makes of Lua, in figures that do not depend on how busy the machine is: how large the code of each construct is,
 * what it allocates, how often programs are compiled and how often that was in vain. {@code compiled-code.txt} has what they were; a
 * number of nodes that is more than a tenth larger, or another figure that is half as large again, fails. What was measured is in
 * {@code tck/target/compiled-code.txt}: where a change is meant to have a price, or has made something smaller, that file takes the
 * other one's place.
 */
class CompiledCodeTest {
    private static final Path EXPECTED = Flua.ROOT.resolve("tck/src/test/resources/compiled-code.txt");
    private static final Path MEASURED = Flua.ROOT.resolve("tck/target/compiled-code.txt");

    /** What no figure is blamed for. */
    private static final long SLACK = 2;

    private static final Pattern COMPILATION = Pattern.compile("opt done ");
    private static final Pattern INVALIDATION = Pattern.compile("opt (inval|deopt)");

    /** Programs of {@code benchmarks/programs}, with sizes at which nearly all that is hot has been compiled. */
    private static final Map<String, Integer> PROGRAMS =
            new TreeMap<>(Map.of("closures", 300, "lzw", 30, "queens", 9, "shapes", 3000, "vectors", 100_000));

    private final Map<String, List<Long>> figures = new LinkedHashMap<>();

    @Test
    void isNotWorseThanItWas() throws IOException, InterruptedException {
        Flua.Run constructs = new Flua(Flua.ROOT)
                .environment("FLUA_MAIN", CompiledConstructs.class.getName())
                .environment(
                        "FLUA_CLASS_PATH",
                        Flua.ROOT.resolve("tck/target/test-classes").toString())
                .run();
        assertEquals(0, constructs.status(), constructs.error());
        figures.putAll(read(constructs.output().lines().toList()));
        for (Map.Entry<String, Integer> program : PROGRAMS.entrySet()) {
            figures.put(program.getKey(), compilations(program.getKey(), program.getValue()));
        }
        Files.writeString(MEASURED, table());
        Map<String, List<Long>> expected = read(Files.readAllLines(EXPECTED));
        assertEquals(expected.keySet(), figures.keySet());
        List<String> worse = new ArrayList<>();
        figures.forEach((name, now) -> {
            List<Long> before = expected.get(name);
            for (int i = 0; i < now.size(); i++) {
                // The first figure is the same everywhere, the others depend on processor and size of the heap, too.
                long more = i == 0 ? before.get(i) / 10 : before.get(i) / 2;
                if (now.get(i) > before.get(i) + Math.max(more, SLACK)) {
                    worse.add(name + ": " + now + ", was " + before);
                    break;
                }
            }
        });
        assertEquals(List.of(), worse);
    }

    /** No activation of these loops makes many rounds, and none ends. */
    @Test
    void loopsOfManyCoroutinesAreCompiled(@TempDir Path directory) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("loops.lua"), """
            local yield = coroutine.yield
            local loops = {
              function() while true do yield() end end,
              function() repeat yield() until false end,
              function() for _ = 1, math.huge do yield() end end,
              function() for _ = 1.0, math.huge do yield() end end,
              function() for _ in function() return true end do yield() end end,
            }
            for _, loop in ipairs(loops) do
              local all = {}
              for i = 1, 100 do all[i] = coroutine.wrap(loop) end
              for _ = 1, 2500 do for i = 1, #all do all[i]() end end
            end
            """);
        String compiled = traceOfCompilations(directory, "loops.lua");
        for (String loop : List.of(
                "WhileNode.Round",
                "RepeatNode.Round",
                "NumericForNode.IntegerRound",
                "NumericForNode.FloatRound",
                "GenericForNode.Round")) {
            assertTrue(
                    Pattern.compile("opt done .*" + loop + "@\\w+<OSR>")
                            .matcher(compiled)
                            .find(),
                    loop);
        }
    }

    /**
     * How many functions and loops of a program were compiled, and how many times compiled code was left. In a process of its own:
     * what has run before in this one would count.
     */
    private static List<Long> compilations(String program, int size) throws IOException, InterruptedException {
        String text =
                traceOfCompilations(Flua.ROOT.resolve("benchmarks/programs"), program + ".lua", Integer.toString(size));
        return List.of(
                COMPILATION.matcher(text).results().count(),
                INVALIDATION.matcher(text).results().count());
    }

    private static String traceOfCompilations(Path directory, String... command)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "--jvm",
                "--experimental-options",
                "--engine.BackgroundCompilation=false",
                "--engine.TraceCompilation=true"));
        arguments.addAll(List.of(command));
        Flua.Run run = new Flua(directory).run(arguments.toArray(String[]::new));
        assertEquals(0, run.status(), run.error());
        return run.output() + run.error();
    }

    private String table() {
        StringBuilder table = new StringBuilder("""
            # What CompiledCodeTest has found. For constructs: nodes, bytes of machine code, bytes that a call allocates.
            # For programs: compilations, invalidations.
            """);
        figures.forEach((name, values) -> {
            table.append(name);
            values.forEach(value -> table.append(" | ").append(value));
            table.append('\n');
        });
        return table.toString();
    }

    private static Map<String, List<Long>> read(List<String> lines) {
        Map<String, List<Long>> result = new LinkedHashMap<>();
        for (String line : lines) {
            if (!line.startsWith("# ")) {
                String[] fields = line.split(" \\| ");
                result.put(
                        fields[0], Stream.of(fields).skip(1).map(Long::valueOf).toList());
            }
        }
        return result;
    }
}
