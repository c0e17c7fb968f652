package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sessions with debuggers, as an editor or a browser leads them. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DebuggerTest {
    private static final String PROGRAM = """
        local total = { count = 0, 10, 20 }
        local function add(a, b)
          local sum = a + b
          total.count = total.count + sum
          return sum
        end
        print(add(1, 2))
        print(add(total[1], total[2]))
        print(pcall(function() error("oops") end))
        """;

    @TempDir
    private Path folder;

    private Path script;

    @BeforeEach
    void writeScript() throws IOException {
        script = Files.writeString(folder.resolve("program.lua"), PROGRAM);
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(Flua.ROOT.resolve("flua").toString()));
        command.addAll(List.of(options));
        command.add(script.toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(folder.resolve("stderr").toFile())
                .redirectOutput(folder.resolve("stdout").toFile());
        builder.environment().put("FLUA_JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Socket connect(Process process, int port) throws IOException, InterruptedException {
        while (true) {
            try {
                return new Socket("localhost", port);
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }

    @Test
    void debugAdapter() throws IOException, InterruptedException {
        int port = freePort();
        Process process = start("--dap=" + port);
        try (DebugAdapter editor = new DebugAdapter(connect(process, port))) {
            editor.attach();
            editor.request(
                    "setBreakpoints", "{\"source\":{\"path\":\"" + script + "\"},\"breakpoints\":[{\"line\":4}]}");
            editor.request("setExceptionBreakpoints", "{\"filters\":[\"all\"]}");
            editor.request("configurationDone", "{}");

            // The program waits before its first statement.
            assertEquals("main chunk:1", editor.awaitStop());
            editor.resume("continue");

            assertEquals("add:4 main chunk:7", editor.awaitStop());
            assertEquals(Map.of("a", "1", "b", "2", "sum", "3"), editor.scope(0));
            int total = editor.reference(editor.scopeReference(1), "total");
            assertEquals("0", editor.variables(total).get("count"));
            assertTrue(editor.variables(total).containsValue("10"), "elements of the table");
            assertTrue(editor.scope(2).containsKey("print"), "globals");
            editor.setVariable(editor.scopeReference(0), "sum", "30");
            editor.setVariable(total, "count", "5");
            assertEquals("30", editor.scope(0).get("sum"));

            editor.resume("next");
            assertEquals("add:5 main chunk:7", editor.awaitStop());
            assertEquals(
                    "35",
                    editor.variables(editor.reference(editor.scopeReference(1), "total"))
                            .get("count"));
            editor.resume("stepOut");
            assertEquals("main chunk:7", editor.awaitStop());
            editor.resume("continue");

            assertEquals("add:4 main chunk:8", editor.awaitStop());
            editor.resume("stepOut");
            assertEquals("main chunk:8", editor.awaitStop());
            editor.resume("continue");

            assertEquals("function <line 9>:9 main chunk:9", editor.awaitStop());
            assertEquals("exception", editor.stopReason());
            editor.request("disconnect", "{}");
            assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        } finally {
            process.destroyForcibly();
        }
        assertEquals(List.of("30", "30", "false\t" + script + ":9: oops"), output());
    }

    @Test
    void uncaughtErrors() throws IOException, InterruptedException {
        Files.writeString(script, """
            print(pcall(error, "caught"))
            print(xpcall(function() error("handled") end, function(e) return (e:gsub("^.*: ", "")) end))
            print(pcall(pcall, error))
            error("uncaught", 0)
            """);
        int port = freePort();
        Process process = start("--dap=" + port, "--dap.Suspend=false", "--dap.WaitAttached=true");
        try (DebugAdapter editor = new DebugAdapter(connect(process, port))) {
            editor.attach();
            editor.request("setExceptionBreakpoints", "{\"filters\":[\"uncaught\"]}");
            editor.request("configurationDone", "{}");
            assertEquals("main chunk:4", editor.awaitStop());
            assertEquals("exception", editor.stopReason());
            editor.request("disconnect", "{}");
            assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        } finally {
            process.destroyForcibly();
        }
        assertEquals(List.of("false\tcaught", "false\thandled", "true\tfalse\tnil"), output());
    }

    @Test
    void inspector() throws IOException, InterruptedException, TimeoutException {
        int port = freePort();
        Process process = start("--inspect=" + port, "--inspect.Path=lua");
        connect(process, port).close();
        try (Inspector browser = new Inspector(URI.create("ws://localhost:" + port + "/lua"))) {
            browser.command("Runtime.enable", "{}");
            browser.command("Debugger.enable", "{}");
            browser.command("Debugger.setBreakpointByUrl", "{\"lineNumber\":3,\"urlRegex\":\".*program[.]lua\"}");
            browser.command("Debugger.setPauseOnExceptions", "{\"state\":\"all\"}");
            browser.command("Runtime.runIfWaitingForDebugger", "{}");

            assertEquals("main chunk:1", browser.awaitPause());
            browser.resume("resume");

            assertEquals("add:4 main chunk:7", browser.awaitPause());
            assertEquals(Map.of("a", "1", "b", "2", "sum", "3"), browser.scope(0));
            assertEquals("23", browser.evaluate("sum + total[2]"));
            browser.resume("stepOver");
            assertEquals("add:5 main chunk:7", browser.awaitPause());
            browser.resume("stepOut");
            assertEquals("main chunk:7", browser.awaitPause());
            browser.resume("resume");

            assertEquals("add:4 main chunk:8", browser.awaitPause());
            browser.resume("resume");

            assertEquals("function <line 9>:9 main chunk:9", browser.awaitPause());
            browser.resume("resume");
        }
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(List.of("3", "30", "false\t" + script + ":9: oops"), output());
    }

    /** What the program has printed. */
    private List<String> output() throws IOException {
        return Files.readAllLines(folder.resolve("stdout")).stream()
                .filter(line -> !line.startsWith("[Graal DAP] "))
                .toList();
    }
}
