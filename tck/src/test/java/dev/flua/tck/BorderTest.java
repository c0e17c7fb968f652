package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What passes between the command and the system: names, commands and variables of any bytes, in every locale; closed standard
 * descriptors; the time zone. The programs are in {@code border}, with what the reference printed beside them; of closed descriptors
 * with what it would print if it did not open files under their numbers.
 */
class BorderTest {
    /** How a shell writes 0xFF and the bytes of ü. */
    private static final String BYTES = "\"$(printf '\\377\\303\\274')\"";

    private static final String UNSET = "env -u LANG -u LC_ALL -u LC_CTYPE ";
    private static final List<String> LOCALES =
            List.of(UNSET, UNSET + "LC_ALL=C ", UNSET + "LC_CTYPE=C.UTF-8 ", UNSET + "LANG=en_US.UTF-8 ");

    @TempDir
    Path folder;

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(BorderTest.class.getResource("/border/" + name).toURI());
    }

    private static String text(String name) throws IOException, URISyntaxException {
        return Files.readString(resource(name), StandardCharsets.ISO_8859_1);
    }

    /** Runs a shell's command line, in which {@code $flua} is the command and {@code $program} one of the programs. */
    private Flua.Run run(String program, String line) throws Exception {
        return new Flua(folder)
                .environment("program", resource(program).toString())
                .shell(line);
    }

    @Test
    void bytesPassInEveryLocale() throws Exception {
        String name = "s" + BYTES + ".lua";
        for (String locale : LOCALES) {
            Flua.Run run = run(
                    "bytes.lua",
                    "mkdir d" + BYTES + " && cd d" + BYTES + " && cp \"$program\" " + name + " && VALUE=v"
                            + BYTES + " " + locale + "\"$flua\" " + name + " a" + BYTES
                            + " 2>error; status=$?; head -n 1 error | od -An -tx1 >../message; cd .. && rm -r d* &&"
                            + " exit $status");
            assertEquals(text("bytes.out"), run.output(), () -> locale + run.error());
            assertEquals(1, run.status());
            String message = Files.readString(folder.resolve("message")).replaceAll("\\s", "");
            assertTrue(message.endsWith("3a2073ffc3bc2e6c75613a36313a2065ff0a"), message); // ": s?ü.lua:61: e?"
        }
    }

    @Test
    void scriptsAndInitializationsOfAnyName() throws Exception {
        for (String locale : LOCALES) {
            Flua.Run run = run(
                    "bytes.lua",
                    "echo 'print(\"init\")' >i" + BYTES + "; echo 'return {name = ...}' >m" + BYTES
                            + ".lua; LUA_PATH=./?.lua LUA_INIT=@i" + BYTES + " " + locale + "\"$flua\" -l x=m" + BYTES
                            + " -e 'print(x.name:byte(1, -1))' -; " + locale + "\"$flua\" missing" + BYTES
                            + " 2>&1 | od -An -tx1 | tr -d ' \\n'");
            assertTrue(run.output().startsWith("init\n109\t255\t195\t188\n"), run.output() + run.error());
            assertTrue(run.output().contains("6d697373696e67ffc3bc3a204e6f20737563682066696c65"), run.output());
        }
    }

    /** The launch script knows the installation's own folder. */
    @Test
    @DisabledIfSystemProperty(
            named = "flua.command",
            matches = ".+",
            disabledReason = "about the script that starts the JVM")
    void installedInAFolderOfAnyName() throws Exception {
        for (String locale : LOCALES) {
            Flua.Run run = run(
                    "bytes.lua",
                    "f=f" + BYTES + "; mkdir -p \"$f/launcher/target\"; cp \"$flua\" \"$f\"; root=$(dirname"
                            + " \"$flua\"); cp \"$root/launcher/find-jdk.sh\" \"$f/launcher\"; ln -sfn"
                            + " \"$root/launcher/target/flua\" \"$f/launcher/target/flua\"; "
                            + locale + "\"$f/flua\" -e 'print(1, os.execute(\"exit 3\"))'; rm -r \"$f\"");
            assertEquals("1\tnil\texit\t3\n", run.output(), () -> locale + run.error());
        }
    }

    @Test
    void closedDescriptorsAreClosed() throws Exception {
        StringBuilder found = new StringBuilder();
        for (String closed : List.of("", "<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-")) {
            Flua.Run run =
                    run("closed.lua", "\"$flua\" \"$program\" </dev/null >output 2>error " + closed + "; cat result");
            found.append("== ").append(closed).append('\n').append(run.output());
        }
        assertEquals(text("closed.out"), found.toString());
        Flua.Run standardInput = run("closed.lua", "\"$flua\" - <&-");
        assertTrue(standardInput.error().contains("cannot read stdin"), standardInput.error());
        assertEquals(1, standardInput.status());
        assertEquals("", run("closed.lua", "\"$flua\" -e 'error(1)' 2>&-").output());
    }

    @Test
    void redirectedStreamsHavePositions() throws Exception {
        Flua.Run run = run(
                "closed.lua",
                "printf 'one\\n"
                    + "two\\n"
                    + "three' >input; \"$flua\" -e 'io.write(\"abc\") local p, q = io.stdout:seek(),"
                    + " io.stdout:seek(\"set\", 1) io.write(\"X\") io.stdout:seek(\"end\") io.write(\"d\")"
                    + " io.stderr:write(p, q, io.read(), io.stdin:seek(), io.read(), io.stdin:seek(\"set\", 1),"
                    + " io.read(), io.stdin:seek(\"end\"), tostring(io.read()), tostring(io.stdin:seek(\"set\", -1)))'"
                    + " <input >output 2>error; cat output error; echo; echo | \"$flua\" -e 'print(io.stdin:seek())"
                    + " print(io.stdout:seek(\"set\", 0))' | cat");
        assertEquals(
                "aXcd31one4two1ne13nilnil\nnil\tIllegal seek\t29\nnil\tIllegal seek\t29\n", run.output(), run.error());
        Flua.Run sandbox = run("closed.lua", "\"$flua\" --sandbox -e 'print(io.stdin:seek())' <input");
        assertEquals("nil\tIllegal seek\t29\n", sandbox.output());
    }

    /** Zones by their rules, for which no file is needed. */
    @Test
    void timeZonesByRules() throws Exception {
        StringBuilder zone = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (String line : text("zones.out").lines().toList()) {
            if (line.startsWith("== ")) {
                checkZone(zone.toString(), expected.toString());
                zone.setLength(0);
                expected.setLength(0);
                zone.append(line, "== ".length(), line.length());
            } else {
                expected.append(line).append('\n');
            }
        }
        checkZone(zone.toString(), expected.toString());
    }

    private void checkZone(String zone, String expected) throws Exception {
        if (!expected.isEmpty()) {
            Flua.Run run = new Flua(folder)
                    .environment("TZ", zone)
                    .run(resource("zones.lua").toString());
            assertEquals(expected, run.output(), () -> zone + ": " + run.error());
            assertEquals("", run.error(), zone);
        }
    }

    /** Names and rules from the database, where there is one. The JDK must not warn of short names. */
    @Test
    void timeZonesByFiles() throws Exception {
        if (!Files.exists(Path.of("/usr/share/zoneinfo/Asia/Kathmandu"))) {
            return;
        }
        String format =
                "io.write(os.date('%F %T %z %Z ', 1719835200), tostring(os.date('*t', 1719835200).isdst), '\\n')";
        for (List<String> zone : List.of(
                List.of("Asia/Kathmandu", "2024-07-01 17:45:00 +0545 +0545 false"),
                List.of(":Asia/Kathmandu", "2024-07-01 17:45:00 +0545 +0545 false"),
                List.of("/usr/share/zoneinfo/Europe/Berlin", "2024-07-01 14:00:00 +0200 CEST true"),
                List.of("Europe/London", "2024-07-01 13:00:00 +0100 BST true"),
                List.of("Australia/Lord_Howe", "2024-07-01 22:30:00 +1030 +1030 false"),
                List.of("America/Sao_Paulo", "2024-07-01 09:00:00 -0300 -03 false"),
                List.of("EST", "2024-07-01 07:00:00 -0500 EST false"),
                List.of("EST5EDT", "2024-07-01 08:00:00 -0400 EDT true"))) {
            Flua.Run run = new Flua(folder).environment("TZ", zone.getFirst()).run("-e", format);
            assertEquals(zone.getLast() + "\n", run.output());
            assertEquals("", run.error());
        }
        Flua.Run sandbox =
                new Flua(folder).environment("TZ", "EST5EDT,M3.2.0,M11.1.0").run("--sandbox", "-e", format);
        assertEquals("2024-07-01 08:00:00 -0400 EDT true\n", sandbox.output());
        sandbox = new Flua(folder).environment("TZ", "EST").run("--sandbox", "-e", format);
        assertEquals("", sandbox.error());
        assertTrue(sandbox.output().startsWith("2024-07-01 07:00:00 -0500 "), sandbox.output());
    }

    @Test
    void exitWithoutClosingRunsNoFinalizers() throws Exception {
        String program = "alive = setmetatable({}, {__gc = function() print('gc') end}) local f = io.open('file', 'w')"
                + " f:write('text') io.write('out') os.exit(%s)";
        assertEquals("out", new Flua(folder).run("-e", program.formatted("0")).output());
        assertEquals("text", Files.readString(folder.resolve("file")));
        assertEquals(
                "outgc\n",
                new Flua(folder).run("-e", program.formatted("0, true")).output());
    }

    @Test
    void locales() throws Exception {
        String program = "print(os.setlocale(), os.setlocale(''), os.setlocale('xx_YY'), os.setlocale(nil, 'ctype'))";
        assertEquals(
                "C\tC\tnil\tC\n",
                run("closed.lua", UNSET + "\"$flua\" -e \"" + program + "\"").output());
        assertEquals(
                "C\tC.UTF-8\tnil\tC.UTF-8\n",
                run("closed.lua", UNSET + "LC_ALL=C.UTF-8 \"$flua\" -e \"" + program + "\"")
                        .output());
        assertEquals(
                "C\tnil\tnil\tC\n",
                run("closed.lua", UNSET + "LC_ALL=xx_YY \"$flua\" -e \"" + program + "\"")
                        .output());
    }
}
