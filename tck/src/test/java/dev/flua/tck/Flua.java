package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The {@code flua} command of this checkout, run as a process: on the JVM, or what the property flua.command names. */
final class Flua {
    static final Path ROOT = Path.of(System.getProperty("flua.root")).toAbsolutePath();
    static final String COMMAND =
            System.getProperty("flua.command", ROOT.resolve("flua").toString());

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private byte[] input = {};

    /** @param folder where the process runs */
    Flua(Path folder) {
        this.folder = folder;
        for (String name : List.of("LUA_INIT", "LUA_INIT_5_4", "LUA_PATH", "LUA_PATH_5_4", "LUA_CPATH", "FLUA_DEBUG")) {
            environment.put(name, null);
        }
        environment.put("FLUA_JAVA_HOME", System.getProperty("java.home")); // and not flua-native, if it has been built
    }

    Flua environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Flua input(String text) {
        input = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(COMMAND);
        command.addAll(List.of(arguments));
        return execute(command);
    }

    /** Runs a shell's command line in which {@code $flua} stands for the command. */
    Run shell(String line) throws IOException, InterruptedException {
        environment.put("flua", COMMAND);
        return execute(List.of("/bin/sh", "-c", line));
    }

    Run execute(List<String> command) throws IOException, InterruptedException {
        ChildProcess.Result result = ChildProcess.run(command, folder, input, environment, LIMIT);
        return new Run(
                result.status(),
                new String(result.output(), StandardCharsets.UTF_8),
                new String(result.error(), StandardCharsets.UTF_8));
    }

    /** What a process did. */
    record Run(int status, String output, String error) {
        /** Fails unless this process did what another one did, but for the addresses of objects. */
        void assertSameAs(Run expected) {
            assertEquals(expected.error, error);
            assertEquals(expected.outputWithoutAddresses(), outputWithoutAddresses());
            assertEquals(expected.status, status);
        }

        private String outputWithoutAddresses() {
            return output.replaceAll("0x[0-9a-f]{4,}", "(address)");
        }
    }
}
