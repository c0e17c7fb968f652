package dev.flua.tck;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Software written for Lua, as Debian packages it, on flua and on the reference interpreter: both must write the same. What
 * it needs in C is replaced by the modules in {@code programs/modules}. Skipped where Debian's packages (those in .ci/run)
 * are not installed.
 */
class RealProgramsTest {
    private static final String REFERENCE = "lua5.4";
    private static final Path LIBRARIES = Path.of("/usr/share/lua/5.4");
    private static final Path OLDER_LIBRARIES = Path.of("/usr/share/lua/5.3");
    private static final Path OLDEST_LIBRARIES = Path.of("/usr/share/lua/5.1");

    @Test
    void luacheck() throws Exception {
        compare("luacheck.lua", OLDEST_LIBRARIES.resolve("luacheck/init.lua"));
    }

    @Test
    void luacheckOnItself() throws Exception {
        compare(
                "/usr/bin/luacheck",
                OLDEST_LIBRARIES.resolve("luacheck/init.lua"),
                OLDEST_LIBRARIES.resolve("luacheck").toString(),
                "--no-color",
                "--no-cache");
    }

    @Test
    void penlightAndInspect() throws Exception {
        compare("penlight.lua", OLDEST_LIBRARIES.resolve("inspect.lua"), "-v", "name.txt");
    }

    @Test
    void busted() throws Exception {
        compare("busted.lua", LIBRARIES.resolve("busted/init.lua"));
    }

    @Test
    void luaunit() throws Exception {
        compare("luaunit.lua", LIBRARIES.resolve("luaunit.lua"), "--output", "text", "--verbose");
        compare("luaunit.lua", LIBRARIES.resolve("luaunit.lua"), "--output", "tap", "--pattern", "Test");
    }

    @Test
    void argparse() throws Exception {
        compare("argparse.lua", LIBRARIES.resolve("argparse.lua"));
    }

    @Test
    void dkjson() throws Exception {
        compare("dkjson.lua", LIBRARIES.resolve("dkjson.lua"));
    }

    @Test
    void messagePackAndBasexx() throws Exception {
        compare("messagepack.lua", OLDER_LIBRARIES.resolve("MessagePack.lua"));
    }

    @Test
    void mosesAndSmallLibraries() throws Exception {
        compare("functional.lua", OLDER_LIBRARIES.resolve("moses.lua"));
    }

    @Test
    void ldoc() throws Exception {
        compare("ldoc.lua", Path.of("/usr/bin/ldoc"));
    }

    private static void compare(String program, Path needed, String... arguments) throws Exception {
        assumeTrue(
                Files.exists(needed) && Files.exists(LIBRARIES.resolve("pl/init.lua")), () -> needed + " is missing");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", REFERENCE)), REFERENCE + " is missing");
        Flua.Run expected = run(REFERENCE, program, arguments);
        run(Flua.COMMAND, program, arguments).assertSameAs(expected);
    }

    private static Flua.Run run(String command, String program, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(command, program));
        line.addAll(List.of(arguments));
        String path = folder() + "/modules/?.lua;" + LIBRARIES + "/?.lua;" + LIBRARIES + "/?/init.lua;"
                + OLDER_LIBRARIES + "/?.lua;" + OLDEST_LIBRARIES + "/?.lua;" + OLDEST_LIBRARIES + "/?/init.lua";
        return new Flua(folder()).environment("LUA_PATH", path).execute(line);
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(RealProgramsTest.class.getResource("/programs").toURI());
    }
}
