package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flua.embedding.TrustLevel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Modules written in C: {@code src/test/c/capitest.c} calls the whole C API, {@code capitest.lua} prints what comes of it, and the
 * reference prints the same.
 */
class CModulesTest {
    private static final Path SOURCES = Flua.ROOT.resolve("tck/src/test/c");
    private static final Path HEADERS = Flua.ROOT.resolve("native/capi/src/main/c/include");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int CONTEXTS = 24;
    private static final int PROCESSES = 24;

    /** When tests of the command run once more, with flua-native: what is in this process has been tested. */
    private static final String NATIVE = ".*flua-native";

    private static final long SMALL_STACK_BYTES = 1 << 20;

    @TempDir
    static Path modules;

    @TempDir
    static Path referenceModules;

    private static boolean isInstalled(String command) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    private static String run(List<String> command) throws Exception {
        Map<String, String> environment =
                Map.of("LUA_INIT", "", "LUA_INIT_5_4", "", "FLUA_JAVA_HOME", System.getProperty("java.home"));
        ChildProcess.Result result = ChildProcess.run(command, SOURCES, new byte[0], environment, LIMIT);
        assertEquals(0, result.status(), () -> new String(result.error(), StandardCharsets.ISO_8859_1));
        return new String(result.output(), StandardCharsets.ISO_8859_1);
    }

    private static void compile(Path folder, String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("gcc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-O1", "-fPIC", "-shared", "-I" + HEADERS));
        command.addAll(List.of(options));
        command.addAll(List.of("-o", folder.resolve("capitest.so").toString(), "capitest.c"));
        run(command);
    }

    @BeforeAll
    static void compileModules() throws Exception {
        assumeTrue(isInstalled("gcc"));
        compile(modules);
        compile(referenceModules, "-DREFERENCE");
    }

    private static String expected() throws Exception {
        return Files.readString(SOURCES.resolve("capitest.out"), StandardCharsets.ISO_8859_1);
    }

    private static String runCommand(String script) throws Exception {
        return run(List.of(Flua.COMMAND, script, modules.toString()));
    }

    @Test
    void wholeApi() throws Exception {
        assertEquals(expected(), runCommand("capitest.lua"));
    }

    /** C code that calls back is not started where Java would find no room any more, on any stack. */
    @Test
    void fullStacksAreErrors() throws Exception {
        assertEquals("""
            main	stack overflow
            coroutine	stack overflow
            hook	stack overflow
            hook in a coroutine	stack overflow
            fine
            """, runCommand("fullstacks.lua"));
    }

    /** Many load the library at the same time. */
    @Test
    @EnabledIfSystemProperty(named = "flua.command", matches = NATIVE)
    void processes() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(PROCESSES)) {
            List<Future<String>> outputs = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                outputs.add(threads.submit(() -> runCommand("capitest.lua")));
            }
            for (Future<String> output : outputs) {
                assertEquals(expected(), output.get());
            }
        }
    }

    /** What is expected is not our own idea. */
    @Test
    @DisabledIfSystemProperty(named = "flua.command", matches = NATIVE)
    void referencePrintsTheSame() throws Exception {
        assumeTrue(isInstalled("lua5.4"));
        assertEquals(expected(), run(List.of("lua5.4", "capitest.lua", referenceModules.toString())));
    }

    private static final String LOAD = "package.path, package.cpath = '', ... .. '/?.so' return require 'capitest'";

    private static Value load(Context context) {
        return context.eval("lua", "return function(...) " + LOAD + " end").execute(modules.toString());
    }

    @Test
    @DisabledIfSystemProperty(named = "flua.command", matches = NATIVE)
    void contextsOfManyThreads() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(CONTEXTS)) {
            List<Future<Long>> results = new ArrayList<>();
            for (int i = 0; i < CONTEXTS; i++) {
                long number = i;
                results.add(threads.submit(() -> countInContext(number)));
            }
            for (int i = 0; i < CONTEXTS; i++) {
                assertEquals(1000L + i, results.get(i).get());
            }
        }
    }

    private static long countInContext(long number) {
        try (Context context = TrustLevel.FULL_TRUST.newContext(modules).build()) {
            Value module = load(context).getArrayElement(0);
            return context.eval("lua", """
                local function run(module, number)
                  local counter = module.counter("c")
                  for i = 1, number do counter() end
                  for i = 1, 999 do
                    assert(select(2, module.pcall(error, "e" .. i, 0)) == "handled: e" .. i)
                    assert(module.point_get(module.point(i)) == i)
                    counter()
                  end
                  return (select(2, counter()))
                end
                return run
                """).execute(module, number).asLong();
        }
    }

    /** The same as {@link #fullStacksAreErrors}, on the stack of a thread of Java's. */
    @Test
    @DisabledIfSystemProperty(named = "flua.command", matches = NATIVE)
    void fullStackIsAnError() throws Exception {
        AtomicReference<String> outcome = new AtomicReference<>();
        Runnable program = () -> {
            try (Context context = TrustLevel.FULL_TRUST.newContext(modules).build()) {
                Value module = load(context).getArrayElement(0);
                outcome.set(context.eval("lua", """
                    return function(module)
                      local function deep() module.churn(1) return 1 + deep() end
                      local message
                      for _ = 1, 20 do
                        _, message = pcall(deep)
                      end
                      return (message:gsub(".*: ", ""))
                    end
                    """).execute(module).asString());
            }
        };
        Thread thread = new Thread(null, program, "small stack", SMALL_STACK_BYTES);
        thread.start();
        thread.join();
        assertEquals("stack overflow", outcome.get());
    }

    @Test
    @DisabledIfSystemProperty(named = "flua.command", matches = NATIVE)
    void sandboxesLoadNone() {
        for (TrustLevel level : List.of(TrustLevel.SANDBOX, TrustLevel.RESTRICTED, TrustLevel.TRUSTED)) {
            try (Context context = level.newContext(modules).build()) {
                PolyglotException e = assertThrows(PolyglotException.class, () -> load(context));
                assertTrue(
                        e.getMessage()
                                .endsWith("capitest.so':\n\tmodules written in C cannot be loaded:"
                                        + " this context does not allow native access, which C modules need"),
                        e.getMessage());
            }
        }
    }
}
