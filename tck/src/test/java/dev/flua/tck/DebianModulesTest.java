package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Modules written in C as Debian packages them for Lua 5.4, the same binaries in flua and in the reference interpreter: the
 * programs in {@code programs/c-modules} must write the same. Skipped where a module (its package is in .ci/run) is not installed.
 */
class DebianModulesTest {
    private static final String REFERENCE = "lua5.4";
    private static final Path LIBRARIES = Path.of("/usr/share/lua/5.4");

    @ParameterizedTest
    @ValueSource(strings = {"cjson", "lfs", "lpeg", "lxp", "others", "rex_pcre2", "socket", "sqlite", "yaml", "zlib"})
    void behaveAsInTheReference(String name) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", REFERENCE)), REFERENCE + " is missing");
        String program = "use-" + name + ".lua";
        Flua.Run expected = run(REFERENCE, program);
        assumeTrue(!expected.error().contains("' not found:"), expected.error());
        assertEquals(0, expected.status(), expected.error());
        run(Flua.COMMAND, program).assertSameAs(expected);
    }

    private static Flua.Run run(String command, String program) throws Exception {
        Path folder = Path.of(
                DebianModulesTest.class.getResource("/programs/c-modules").toURI());
        return new Flua(folder)
                .environment("LUA_PATH", LIBRARIES + "/?.lua;" + LIBRARIES + "/?/init.lua")
                .environment("LUA_CPATH", binaries())
                .execute(List.of(command, program));
    }

    /** Where Debian keeps the binaries of this machine's kind. */
    private static String binaries() throws IOException {
        StringBuilder path = new StringBuilder();
        try (DirectoryStream<Path> machines = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-gnu*")) {
            for (Path machine : machines) {
                path.append(machine).append("/lua/5.4/?.so;");
            }
        }
        return path.toString();
    }
}
