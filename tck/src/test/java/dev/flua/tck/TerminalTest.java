package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The prompt at a terminal, a pseudo terminal of {@code script}, from util-linux. */
class TerminalTest {
    /** Ctrl-P: the chunk before. */
    private static final String UP = "\020";

    @TempDir
    Path folder;

    @BeforeEach
    void needsScript() {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")));
    }

    /**
     * What the terminal shows, with its control sequences, when these keys are pressed and then {@code .quit} is entered. The
     * keys are pressed long before they are read, which the terminal driver allows for all but Ctrl-C and Ctrl-D.
     */
    private String rawScreen(String type, String keys) throws Exception {
        return run(flua(type).input(keys + ".quit\r"), "");
    }

    private Flua flua(String type) {
        return new Flua(folder)
                .environment("TERM", type)
                .environment("SHELL", "/bin/sh") // for script
                .environment("XDG_STATE_HOME", folder.toString());
    }

    private static String run(Flua flua, String feeder) throws Exception {
        Flua.Run run = flua.shell(
                feeder + "script -qec \"stty rows 24 cols 60; exec env --default-signal=INT '$flua'\" /dev/null");
        assertEquals(0, run.status());
        assertFalse(run.output().contains("\tat "), run.output());
        return run.output();
    }

    private String screen(String keys) throws Exception {
        return rawScreen("xterm", keys)
                .replaceAll("\033\\[[0-9;?]*[A-Za-z]|\033[=>]", "")
                .replace("\r\n", "\n");
    }

    private static void assertShows(String screen, String lines) {
        assertTrue(screen.contains("\n" + lines + "\n"), screen);
    }

    @Test
    void editingAndHistory() throws Exception {
        String screen =
                screen("string.for\t('%d-', 7)\rfor i = 8, 9 do\rprint(i .. '-')\rend\r('x'):rep(5)XX\b\b .. '-'\r" + UP
                        + "\r");
        assertShows(screen, "7-");
        assertShows(screen, "8-\n9-");
        assertEquals(2, screen.split("\nxxxxx-\n", -1).length - 1, screen);
        String history = Files.readString(folder.resolve("flua/history"));
        assertTrue(history.contains(":string.format('%d-', 7)\n"), history);
        assertTrue(history.contains(":for i = 8, 9 do\\nprint(i .. '-')\\nend\n"), history);
    }

    /** A chunk of several lines comes back as one, also in another process; {@code .quit} is the last of the first. */
    @Test
    void recallOfLines() throws Exception {
        screen("for i = 1, 2 do\rprint('round', i)\rend\r");
        String screen = screen(UP + UP + "\r");
        assertShows(screen, "round\t1\nround\t2");
    }

    /**
     * Ctrl-C drops what is typed and stops what runs, Ctrl-D ends. A Ctrl-C also drops what was typed after it if it is late;
     * so that is typed again.
     */
    @Test
    void controlKeys() throws Exception {
        String output = run(flua("xterm"), """
            create() {
              while [ ! -e "$1" ]; do printf 'io.open("%s", "w"):close() %s\\r' "$1" "$2"; sleep 3; done
            }
            {
              create one
              printf 'dropped = (\\rdropped'; sleep 1; printf '\\003'; sleep 1
              create two 'local late = os.time() + 20 repeat until os.time() > late'
              printf '\\003'; sleep 1
              create three
              printf '\\004'
            } | \
            """);
        assertTrue(output.contains("interrupted!\r\nstack traceback:\r\n"), output);
    }

    /**
     * Ctrl-C at any time while a line is typed, runs, and the next one is awaited; and never twice in a program, which would end
     * the process: two programs make files in between, as the first may still run when its file is there.
     */
    @Test
    void controlKeysAtAnyTime() throws Exception {
        String output = run(flua("xterm"), """
            create() {
              while [ ! -e "$1" ]; do
                printf 'io.open("%s", "w"):close()\\r' "$1"
                for _ in $(seq 20); do [ -e "$1" ] || sleep 0.02; done
              done
            }
            {
              create begin
              for i in $(seq 60); do
                printf 'x = (\\r%s)\\r' "$i"; [ $((i % 4)) = 0 ] || sleep "0.00$((i % 4 * 2))"; printf '\\003'
                create "$i"
                create "$i again"
              done
              while [ ! -e end ]; do printf 'io.open("end", "w"):close() os.exit(0)\\r'; sleep 0.5; done
            } | \\
            """);
        assertFalse(output.contains("Bad file descriptor"), output);
    }

    @Test
    void expressionOfSeveralLines() throws Exception {
        String screen = screen("{\r1 +\r1 }\r= 1 +\r2\r");
        assertShows(screen, "{2}");
        assertShows(screen, "3");
    }

    @Test
    void values() throws Exception {
        String screen = screen("""
            {1, "two", x = {["end"] = true, y = {z = {{}}}}}, "three"
            {{}, {}, a = "l\\nine", b = "\\xc3\\xbc\\xff"}
            t = {} t[1] = {t, {t[1]}} t[1].own = t[1]
            t
            list = {} for i = 1, 130 do list[i] = i end
            list
            {name = ("x"):rep(40), other = {("y"):rep(40)}}
            {("long"):rep(51)}
            setmetatable({}, {__tostring = function() return "as it says" end})
            {setmetatable({}, {__tostring = error})}
            print = function(...) io.write("own print ", select("#", ...), "\\n") end
            {}, {}
            """.replace("\n", "\r"));
        assertShows(screen, "{1, \"two\", x = {[\"end\"] = true, y = {z = {...}}}}\tthree");
        assertShows(screen, "{{}, {}, a = \"l\\nine\", b = \"\\195\\188\\255\"}");
        assertShows(screen, "<1> {<2> {<1>, {}, own = <2>}}");
        assertShows(screen, "{\n  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,");
        assertShows(screen, "  ... 30 more\n}");
        assertShows(screen, "{\n  name = \"" + "x".repeat(40) + "\",\n  other = {\"" + "y".repeat(40) + "\"}\n}");
        assertShows(screen, "  \"" + "long".repeat(50) + "\"...\n}");
        assertShows(screen, "as it says");
        assertTrue(screen.contains("error calling 'print' ("), screen);
        assertShows(screen, "own print 2");
    }

    @Test
    void colours() throws Exception {
        String keys = "{'text', 'end'}, 'plain end'\r";
        String coloured = "{\033[32m\"text\"\033[0m, \033[32m\"end\"\033[0m}\tplain end\r\n";
        String plain = "{\"text\", \"end\"}\tplain end\r\n";
        assertTrue(rawScreen("xterm", keys).contains(coloured));
        assertTrue(rawScreen("dumb", keys).contains(plain));
    }

    @Test
    void commands() throws Exception {
        Files.writeString(folder.resolve("loaded.lua"), "loaded = ... ; return 'from', 'file'");
        String screen = screen("""
            .help
            .load loaded.lua
            .load missing.lua
            .load
            .sa\tsaved.lua
            kept = 1
            failed()
            for i = 1, 2 do
            kept = kept + i end
            .save saved.lua
            .save .
            .time for i = 1, 1000 do
            x = i end
            .time x
            .unknown
            .5
            .quit
            print("not reached")
            """.replace("\n", "\r"));
        assertShows(screen, ".help        list the commands");
        assertShows(screen, "from\tfile");
        assertShows(screen, "cannot open missing.lua: No such file or directory");
        assertShows(screen, "usage: .load FILE");
        assertEquals("kept = 1\nfor i = 1, 2 do\nkept = kept + i end\n", Files.readString(folder.resolve("saved.lua")));
        assertShows(screen, "cannot write .");
        assertTrue(screen.matches("(?s).*\n1000\n\\d\\.\\d{3} s\n.*"), screen);
        assertShows(screen, "unknown command '.unknown', .help lists the commands");
        assertShows(screen, "0.5");
        assertFalse(screen.contains("\nnot reached"), screen);
    }

    @Test
    void completion() throws Exception {
        Files.createDirectories(folder.resolve("first/second"));
        Files.createDirectories(folder.resolve("whole"));
        Files.writeString(folder.resolve("first/second.lua"), "return 'found ' .. ...");
        Files.writeString(folder.resolve("whole/init.lua"), "return 'folder ' .. ...");
        String screen = screen("""
            package.preload.preloaded = function() return "preloaded" end
            (require "fir\tse\t")
            (require('wh\t'))
            (require("prel\t"))
            .lo\t fir\tse\t
            """.replace("\n", "\r"));
        assertShows(screen, "found first.second");
        assertShows(screen, "folder whole");
        assertShows(screen, "preloaded");
        assertTrue(screen.contains(".load first/second"), screen);
    }
}
