package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Coroutines in a process of their own, what ends it, what interrupts it, what it is limited to. */
class CoroutineCommandTest {
    private static final String SUSPENDED = """
        local all = {}
        for i = 1, 3000 do
          all[i] = coroutine.create(function() local x = i; coroutine.yield(x); coroutine.yield(x + 1) end)
          assert(coroutine.resume(all[i]))
        end
        """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeFiles() throws IOException {
        file("exit.lua", SUSPENDED + "coroutine.wrap(function() os.exit(3) end)()");
        file("exitclose.lua", SUSPENDED + """
            local x <close> = setmetatable({}, {__close = function() print("closed") end})
            coroutine.wrap(function() coroutine.wrap(function() os.exit(4, true) end)() end)()\
            """);
        file("error.lua", SUSPENDED + "coroutine.wrap(function() error('in a coroutine') end)()");
        file("end.lua", SUSPENDED + "for i = 1, 3000, 2 do assert(coroutine.resume(all[i])) end print('end')");
        file("inside.lua", SUSPENDED + "coroutine.wrap(function() while true do end end)()");
        file("resuming.lua", SUSPENDED + """
            local f = coroutine.wrap(function() while true do coroutine.yield() end end)
            while true do f() end\
            """);
        file("growing.lua", """
            local f = coroutine.wrap(function()
              local all = {}
              while true do all[#all + 1] = {("x"):rep(1000) .. #all}; coroutine.yield() end
            end)
            while true do f() end\
            """);
        file("caught.lua", SUSPENDED + """
            local function work()
              coroutine.wrap(function()
                os.execute("kill -INT " .. io.open("/proc/self/stat"):read("n"))
                while true do coroutine.yield() end
              end)()
              while true do end
            end
            print(pcall(work))
            for i = 1, 3000 do assert(select(2, coroutine.resume(all[i])) == i + 1) end
            print("fine")\
            """);
    }

    private static void file(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private static Flua.Run run(String... arguments) throws IOException, InterruptedException {
        return new Flua(folder).run(arguments);
    }

    /** {@link GoldenTest} has them all, in this process. */
    @TestFactory
    List<DynamicTest> goldenPrograms() throws IOException, URISyntaxException {
        Path golden = Path.of(CoroutineCommandTest.class.getResource("/golden").toURI());
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(golden)) {
            for (Path file : files.filter(
                            file -> file.getFileName().toString().matches("(lang|debug)-coroutine.*\\.lua"))
                    .sorted()
                    .toList()) {
                tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Flua.Run run = new Flua(golden).run(file.getFileName().toString());
                    Path expected = golden.resolve(file.getFileName().toString().replace(".lua", ".out"));
                    assertEquals(Files.readString(expected, StandardCharsets.ISO_8859_1), run.output(), run.error());
                    assertEquals(0, run.status());
                }));
            }
        }
        assertFalse(tests.isEmpty());
        return tests;
    }

    @Test
    void processEnds() throws Exception {
        Flua.Run run = run("exit.lua");
        assertEquals("", run.error());
        assertEquals(3, run.status());
        run = run("exitclose.lua");
        assertEquals("closed\n", run.output());
        assertEquals("", run.error());
        assertEquals(4, run.status());
        run = run("error.lua");
        assertTrue(run.error().contains("in a coroutine\nstack traceback:"), run.error());
        assertEquals(1, run.status());
        run = run("end.lua");
        assertEquals("end\n", run.output());
        assertEquals("", run.error());
        assertEquals(0, run.status());
    }

    @Test
    void limits() throws Exception {
        for (String name : List.of("inside.lua", "resuming.lua")) {
            Flua.Run run = run("--lua.MaxTime=1s", name);
            assertTrue(run.error().contains("the program was stopped: it ran longer than 1 s"), run.error());
            assertFalse(run.error().contains("\tat "), run.error());
            assertEquals(1, run.status());
        }
        Flua.Run run = run("--lua.MaxMemory=32MB", "growing.lua");
        assertTrue(run.error().contains("the program was stopped: it used more than 32 MB of memory"), run.error());
        assertEquals(1, run.status());
    }

    @Test
    void interrupt() throws Exception {
        for (String name : List.of("inside.lua", "resuming.lua")) {
            file("interrupted.lua", """
                os.execute("(sleep 1; kill -INT " .. io.open("/proc/self/stat"):read("n") .. ") &")
                dofile("%s")\
                """.formatted(name));
            Flua.Run run = new Flua(folder).shell("env --default-signal=INT \"$flua\" interrupted.lua");
            assertTrue(run.error().contains("interrupted!\nstack traceback:"), run.error());
            assertFalse(run.error().contains("\tat "), run.error());
        }
        Flua.Run run = new Flua(folder).shell("env --default-signal=INT \"$flua\" caught.lua; echo $?");
        assertTrue(
                run.output().matches("false\t(caught.lua:\\d+: )+interrupted!\nfine\n0\n"), run.output() + run.error());
    }
}
