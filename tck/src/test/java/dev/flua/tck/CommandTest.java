package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flua.language.binary.BinaryChunk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command line, as lua.c defines it: options, {@code arg}, standard streams, exit status. Each process takes about a
 * second, so that a test looks at many things at once.
 */
class CommandTest {
    @TempDir
    Path folder;

    private Flua flua() {
        return new Flua(folder);
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void optionsThenScriptWithArguments() throws Exception {
        file("script.lua", """
            #!/usr/bin/env flua
            print(#arg, arg[0], arg[1], arg[2], arg[3], arg[4])
            print(arg[-1], arg[-2], arg[-3], arg[-10] ~= nil, arg[-11])
            print(select("#", ...), ...)
            print(x, y, m == math, string.rep("ab", 2), module.name)
            print(package.loaded.module == module, debug.getinfo(1, "S").source, debug.getinfo(1, "l").currentline)
            warn("shown")
            return 42
            """);
        file("module.lua", "return { name = ..., warning = warn('after -W') }");
        Flua.Run run = flua().run(
                        "-e",
                        "x = 1; warn('before -W')",
                        "-ey=2",
                        "-W",
                        "-lm=math",
                        "-l",
                        "module",
                        "--",
                        "script.lua",
                        "a b",
                        "",
                        "-e",
                        "ü");
        assertEquals("", run.error().replace("Lua warning: shown\n", "").replace("Lua warning: after -W\n", ""));
        assertEquals(
                "4\tscript.lua\ta b\t\t-e\tü\n"
                        + "--\tmodule\t-l\tfalse\tnil\n"
                        + "4\ta b\t\t-e\tü\n"
                        + "1\t2\ttrue\tabab\tmodule\n"
                        + "true\t@script.lua\t6\n",
                run.output());
        assertEquals(0, run.status());
    }

    @Test
    void sandbox() throws Exception {
        file("script.lua", """
            #!/usr/bin/env flua
            print(io ~= nil, os.execute, debug and debug.sethook, arg[0], ...)
            print(io and io.open("script.lua") ~= nil, io and io.open("new", "w"), io and io.open("/etc/passwd"))
            error "x"
            """);
        Flua.Run run = flua().environment("LUA_INIT", "error 'no'").run("--sandbox", "script.lua", "a");
        assertEquals("true\tnil\tnil\tscript.lua\ta\ntrue\tnil\tnil\n", run.output());
        assertTrue(run.error().contains("script.lua:4: x\nstack traceback:\n"), run.error());
        assertEquals(1, run.status());
        run = flua().run("--sandbox=untrusted", "script.lua");
        assertEquals("false\tnil\tnil\tscript.lua\nnil\tnil\tnil\n", run.output());
        assertTrue(run.error().endsWith("script.lua:4: x\n"), run.error());
        run = flua().input("print(require)").run("--sandbox=untrusted", "-");
        assertEquals("nil\n", run.output());
        run = flua().run(
                        "--sandbox=untrusted",
                        "--lua.MaxTime=2s",
                        "-e",
                        "print 'first' while true do ('x'):rep(1000000):reverse() end");
        assertEquals("first\n", run.output());
        assertTrue(run.error().endsWith("the program was stopped: it ran longer than 2 s\n"), run.error());
        assertEquals(1, run.status());
        run = flua().run("--sandbox", "--experimental-options", "--engine.Compilation=false", "-e", "print(1)");
        assertEquals("1\n", run.output(), run.error());
        run = flua().run("--sandbox", "--engine.Compilation=false", "-e", "print(1)");
        assertTrue(run.error().contains("is experimental"), run.error());
        run = flua().run("--sandbox=nonsense", "script.lua");
        assertTrue(
                run.error().contains("there is no trust level 'nonsense': there are untrusted, sandbox,"), run.error());
        assertEquals(1, run.status());
        run = flua().run("--sandbox", "missing.lua");
        assertTrue(run.error().endsWith("cannot open missing.lua\n"), run.error());
    }

    @Test
    void binaryChunks() throws Exception {
        file("source.lua", """
            local function write(name, ...) assert(io.open(name, "wb")):write(...):close() end
            local text = "print(debug.getinfo(1, 'S').source, ...)\\nreturn undefined.field"
            write("plain", string.dump(load(text, "@original.lua")))
            write("commented", "#!/usr/bin/env flua\\n", string.dump(load(text, "@original.lua"), true))
            write("cut", string.dump(load(text)):sub(1, -2))
            """);
        assertEquals("", flua().run("source.lua").error());
        Flua.Run plain = flua().run("plain", "argument");
        assertEquals("@original.lua\targument\n", plain.output());
        assertTrue(plain.error()
                .startsWith(Flua.COMMAND + ": original.lua:2: attempt to index a nil value (global 'undefined')\n"));
        Flua.Run commented = flua().run("commented", "argument");
        assertEquals("=?\targument\n", commented.output());
        assertTrue(commented
                .error()
                .startsWith(Flua.COMMAND + ": ?:-1: attempt to index a nil value (field 'undefined')\n"));
        Flua.Run piped = flua().shell("$flua - argument < plain");
        assertEquals("@original.lua\targument\n", piped.output());
        Flua.Run cut = flua().run("cut");
        assertEquals(Flua.COMMAND + ": cut: bad binary format (truncated chunk)\n", cut.error());
        assertEquals(1, cut.status());
    }

    @Test
    void compilesToBytecode() throws Exception {
        file("one.lua", "print('one', select('#', ...), debug.getinfo(1, 'S').source)\nglobal = 1");
        file("two.lua", "local name = ...\nprint('two', name, global)\nif global then error('in two') end");
        assertEquals(
                new Flua.Run(0, "", ""), flua().run("compile", "--bytecode", "two.lua", "--output", "module.luac"));
        Flua.Run run = flua().environment("LUA_PATH", "?.luac").run("-e", """
            loadfile("module.luac", "b")("loaded")
            dofile("module.luac")
            require "module"
            print(loadfile("module.luac", "t"))
            """);
        assertEquals(
                "two\tloaded\tnil\ntwo\tnil\tnil\ntwo\tmodule\tnil\n"
                        + "nil\tattempt to load a binary chunk (mode is 't')\n",
                run.output());
        assertEquals(new Flua.Run(0, "", ""), flua().run("compile", "--bytecode", "one.lua", "two.lua"));
        run = flua().run("luac.out", "not passed on");
        assertEquals("one\t0\t@one.lua\ntwo\tnil\t1\n", run.output());
        assertTrue(run.error().startsWith(Flua.COMMAND + ": two.lua:3: in two\n"), run.error());
        assertEquals(1, run.status());
        run = flua().shell("$flua compile -o - --bytecode --strip - < one.lua | $flua - argument");
        assertEquals(new Flua.Run(0, "one\t1\t=?\n", ""), run);
        run = flua().run("compile", "--bytecode", "-s", "-o", "stripped", "--", "one.lua", "two.lua");
        assertEquals(new Flua.Run(0, "", ""), run);
        assertEquals("one\t0\t=?\ntwo\tnil\t1\n", flua().run("stripped").output());
    }

    @Test
    void compileReportsErrors() throws Exception {
        file("good.lua", "print('not run')");
        file("bad.lua", "x = = 1");
        assertCompileFails(": cannot open missing.lua: No such file or directory\n", "missing.lua");
        assertCompileFails(": bad.lua:1: unexpected symbol near '='\n", "good.lua", "bad.lua");
        assertCompileFails(": bad.lua:1: unexpected symbol near '='\n", "-p", "bad.lua");
        assertCompileFails(": cannot open no/folder: No such file or directory\n", "good.lua", "-o", "no/folder");
        assertCompileFails(": Unknown option: '-x'\nsee '", "-x", "good.lua");
        assertCompileFails(": Missing required parameter for option '--output' (file)\nsee '", "good.lua", "-o");
        assertCompileFails(": no input files given\nsee '");
        assertEquals(new Flua.Run(0, "", ""), flua().run("compile", "--bytecode", "--parse", "good.lua"));
        assertFalse(Files.exists(folder.resolve("luac.out")));
        Flua.Run run = flua().run("compile", "--help");
        assertTrue(run.output().startsWith("Usage: " + Flua.COMMAND + " compile [options] script"), run.output());
        assertEquals(0, run.status());
        file("compile", "print('a script')");
        assertEquals("a script\n", flua().run("--", "compile").output());
    }

    @Test
    void compileRefusesProgramsThatCannotBe() throws Exception {
        file("good.lua", "return 1");
        file("bad.lua", "return");
        file("broken.lua", "x = = 1");
        file("lost.lua", "local good = require 'good'\nlocal no = require('no.where')");
        file("optional.lua", "pcall(require, 'broken')\nrequire 'string'");
        assertNoProgram(": cannot open missing.lua: No such file or directory\n", "missing.lua");
        assertNoProgram(": broken.lua:1: unexpected symbol near '='\n", "broken.lua");
        assertNoProgram(": ./broken.lua:1: unexpected symbol near '='\n", "optional.lua");
        assertNoProgram(": lost.lua:2: module 'no.where' not found:\n\tno file ", "lost.lua");
        assertNoProgram(": --include: module 'nothing' not found:\n\tno file ", "good.lua", "--include", "nothing");
        assertNoProgram(": --include no*: no module along the path has such a name\n", "good.lua", "--include=no*");
        assertNoProgram(": compile makes one program at a time", "good.lua", "bad.lua");
        assertNoProgram(": -O takes speed or size, not 'most'\n", "good.lua", "-O", "most");
        assertNoProgram(
                ": cannot compile for win-x64: a native program is built on the system", "good.lua", "-r", "win-x64");
    }

    /** What looks like a runtime: an executable, and what it says of itself. */
    private void runtime(String name, String... lines) throws IOException {
        byte[] description = String.join("\n", lines).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer trailer = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        trailer.putLong(description.length).put("flua-run".getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("#!/bin/sh\necho runs; exit\n".getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(description);
        bytes.writeBytes(trailer.array());
        Path file = Files.write(folder.resolve(name), bytes.toByteArray());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void quickProgramIsARuntimeAndWhatWasParsed() throws Exception {
        String format = "format=" + BinaryChunk.VERSION;
        runtime("runtime", "system=linux-arm64", "jit=false", "static=true", format, "stamp=other");
        file("main.lua", "local needle = require 'lib.needle'\nprint(needle)");
        Files.createDirectory(folder.resolve("lib"));
        file("lib/needle.lua", "return 'in the hay'");
        Flua.Run run = flua().run(
                        "compile", "--quick", "main.lua", "--runtime", "runtime", "-r", "linux-aarch64", "-o", "app");
        assertTrue(run.error().matches("app: 0\\.0 MB in \\d+\\.\\d s\n"), run.error());
        assertEquals(0, run.status());
        assertEquals(new Flua.Run(0, "runs\n", ""), flua().execute(List.of("./app")));
        byte[] app = Files.readAllBytes(folder.resolve("app"));
        byte[] runtime = Files.readAllBytes(folder.resolve("runtime"));
        assertEquals(-1, Arrays.mismatch(Arrays.copyOf(app, runtime.length), runtime));
        assertFalse(new String(app, StandardCharsets.ISO_8859_1).contains("local needle"));
        run = flua().run("inspect", "app");
        assertTrue(
                run.output()
                        .matches("(?s)file      0\\.0 MB\n"
                                + "runtime   linux-arm64, without the compiler, linked statically, format \\d+\n"
                                + "program   \\d+ bytes, 2 files\n"
                                + "  \\(script\\) +\\d+ bytes  main\\.lua\n"
                                + "  lib\\.needle +\\d+ bytes  \\./lib/needle\\.lua\n"),
                run.output());
        assertEquals(
                0,
                flua().run("compile", "--quick", "-s", "main.lua", "--runtime", "runtime")
                        .status());
        run = flua().run("inspect", "main");
        assertTrue(run.output().contains("main.lua, without lines and names\n"), run.output());
        Files.write(folder.resolve("app"), Arrays.copyOf(app, app.length - 1)); // strip does something like it
        assertEquals(1, flua().run("inspect", "app").status());
        app[app.length - 100] ^= 1;
        Files.write(folder.resolve("app"), app);
        run = flua().run("inspect", "app");
        assertTrue(run.error().contains(": app: ") && run.error().contains("bad binary format ("), run.error());
        assertEquals(1, run.status());
    }

    @Test
    void programsCarryFiles() throws Exception {
        EmbeddedFolder.create(folder);
        Path script = Files.copy(EmbeddedFolder.script(), folder.resolve("script.lua"));
        Flua.Run run = flua().run("script.lua");
        assertEquals(new Flua.Run(0, EmbeddedFolder.OUTPUT, ""), run);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        assertEquals(run, new Flua(elsewhere).run(script.toString()));
        assertEquals(run, flua().run("--sandbox", "script.lua"));
        runtime("runtime", "version=1.5", "system=linux-x64", "jit=true", "format=" + BinaryChunk.VERSION);
        String[] command = {"compile", "--quick", "--runtime", "runtime", "script.lua", "--embed=carried", "--embed"};
        for (String more : List.of("carried/words.txt", "runtime")) {
            run = flua().run(with(command, more, "-o", "app"));
            assertEquals(0, run.status(), run.error());
        }
        run = flua().run("inspect", "app"); // the second one has taken the place of the first
        assertTrue(
                run.output()
                        .matches("(?s)file .*\n"
                                + "runtime   flua 1\\.5, linux-x64, with the compiler, format \\d+\n"
                                + "program .*embedded  30\\d+ bytes, 6 files\n"
                                + ".*  carried/deep/noise +300000 bytes\n"
                                + ".*  runtime +\\d+ bytes\n"),
                run.output());
        run = flua().run("compile", "--quick", "--runtime=app", "script.lua", "-o", "without");
        assertEquals(0, run.status(), run.error());
        run = flua().run("inspect", "without"); // of the program only the runtime was used
        assertTrue(run.output().contains("1 files") && !run.output().contains("embedded"), run.output());
        byte[] app = Files.readAllBytes(folder.resolve("app"));
        String text = new String(app, StandardCharsets.ISO_8859_1);
        app[text.lastIndexOf("carried/b")] ^= 1;
        Files.write(folder.resolve("app"), app);
        run = flua().run("inspect", "app");
        assertTrue(run.error().endsWith(": app: the embedded files are damaged\n"), run.error());
        assertEquals(1, run.status());
    }

    @Test
    void compileRefusesFilesThatCannotBeCarried() throws Exception {
        file("good.lua", "return 1");
        EmbeddedFolder.create(folder);
        Files.createDirectory(folder.resolve("empty"));
        Path links = Files.createDirectory(folder.resolve("links"));
        Files.createSymbolicLink(links.resolve("out"), Path.of("../good.lua"));
        Files.createSymbolicLink(links.resolve("up"), Path.of(".."));
        Files.createSymbolicLink(links.resolve("circle"), Path.of("."));
        Files.createSymbolicLink(links.resolve("broken"), Path.of("nowhere"));
        Path other = Files.createDirectories(folder.resolve("other/carried"));
        Files.createFile(other.resolve("empty"));
        runtime("runtime", "system=linux-x64", "jit=true", "format=" + BinaryChunk.VERSION);
        Flua.Run run = flua().shell("mkfifo links/pipe; $flua compile --quick --runtime runtime good.lua"
                + " --embed carried --embed other/carried --embed missing --embed empty --embed links --embed /");
        String prefix = Flua.COMMAND + ": --embed: ";
        assertEquals(
                Set.of(
                        "other/carried/empty: would be called 'carried/empty' in the program, as carried/empty is",
                        "missing: No such file or directory",
                        "empty: there is no file in it",
                        "links/broken: a link that leads nowhere",
                        "links/circle: a link to a folder that it is in",
                        "links/out: a link that leads out of the folder",
                        "links/pipe: neither a file nor a folder",
                        "links/up: a link that leads out of the folder",
                        "/: a folder without a name"),
                run.error().lines().map(line -> line.replace(prefix, "")).collect(Collectors.toSet()));
        assertEquals(1, run.status());
        assertNoProgram(": --embed puts files into programs", "--emit-runtime", "--embed=carried");
        assertNoProgram(": --embed puts files into programs", "--emit-c-header", "--embed=carried", "good.lua");
    }

    private static String[] with(String[] first, String... more) {
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    @Test
    void compileRefusesQuickProgramsThatCannotBe() throws Exception {
        file("good.lua", "return 1");
        file("broken.lua", "x = = 1");
        runtime("old", "system=linux-x64", "format=1");
        runtime("arm", "system=linux-arm64", "format=" + BinaryChunk.VERSION);
        assertNoProgram(": broken.lua:1: unexpected symbol near '='\n", "--quick", "--runtime", "arm", "broken.lua");
        for (String option : List.of("--emit-c-header", "--emit-runtime", "-g", "-Osize", "--march=native")) {
            assertNoProgram(
                    ": " + option.replaceAll("size$|=.*", "") + " does not go with --quick",
                    "--quick",
                    "good.lua",
                    option);
        }
        assertNoProgram(": --runtime goes with --quick only\n", "--runtime", "arm", "good.lua");
        assertNoProgram(": --emit-runtime makes a runtime for all scripts", "--emit-runtime", "good.lua");
        assertNoProgram(": cannot open none: No such file or directory\n", "--quick", "--runtime", "none", "good.lua");
        assertNoProgram(": good.lua is not a runtime: ", "--quick", "--runtime", "good.lua", "good.lua");
        assertNoProgram(
                ": old is the runtime of another version of flua (format 1, not ",
                "--quick",
                "--runtime=old",
                "good.lua");
        assertNoProgram(
                ": arm is a runtime for linux-arm64, not for linux-x64\n",
                "--quick",
                "--runtime=arm",
                "-r",
                "linux-amd64",
                "good.lua");
        file("exports.lua", "return {f = function() end}");
        runtime("arm.so", "system=linux-arm64", "library=true", "format=" + BinaryChunk.VERSION);
        assertNoProgram(
                ": arm.so is a runtime for libraries (--shared), not for programs\n",
                "--quick",
                "--runtime=arm.so",
                "good.lua");
        assertNoProgram(
                ": arm is a runtime for programs, not for libraries\n",
                "--quick",
                "--shared",
                "--runtime=arm",
                "exports.lua");
        assertNoProgram(": good.lua exports nothing: ", "--quick", "--shared", "--runtime=arm.so", "good.lua");
        Flua.Run run = flua().run("compile", "--quick", "--shared", "--runtime=arm.so", "exports.lua");
        assertEquals(0, run.status(), run.error());
        assertTrue(Files.readString(folder.resolve("exports.h")).contains("exports_f("));
        assertTrue(flua().run("inspect", "libexports.so").output().contains("\nexports   f\n"));
        run = flua().environment("XDG_CACHE_HOME", folder.toString())
                .run("compile", "--quick", "--no-jit", "-r", "linux-arm64", "good.lua");
        assertTrue(
                run.error()
                        .contains(": there is no runtime for linux-arm64: make one there with 'flua compile"
                                + " --emit-runtime --no-jit -o FILE', and name it with --runtime FILE or copy it to "),
                run.error());
        Path place = Files.createDirectories(folder.resolve("flua/runtimes/linux-arm64"));
        Files.move(folder.resolve("arm"), place.resolve("flua-runtime-no-jit"));
        run = flua().environment("XDG_CACHE_HOME", folder.toString())
                .run("compile", "--quick", "--no-jit", "-r", "linux-arm64", "good.lua");
        assertEquals(0, run.status(), run.error());
        assertTrue(Files.isExecutable(folder.resolve("good")));
        run = flua().run("inspect", "good.lua");
        assertTrue(run.error()
                .endsWith(": good.lua: neither a program that 'flua compile --quick' has made, nor one that carries"
                        + " files, nor a runtime\n"));
        assertEquals(1, run.status());
    }

    @Test
    void headerOfLibrary() throws Exception {
        file("calc.lua", """
            local M = {constant = 1}
            function M.add(a, b) return a + b end
            M.sum = function(...) end
            M["not C"] = function() end
            local function hidden() end
            return M
            """);
        Flua.Run run = flua().run("compile", "--emit-c-header", "calc.lua");
        assertEquals(0, run.status(), run.error());
        String header = Files.readString(folder.resolve("calc.h"));
        assertTrue(header.contains("/* add(a, b) */\nstatic inline int calc_add(calc_t *instance,"), header);
        assertTrue(header.contains("return flua_call(instance, 1, arguments, count, results, limit);"), header);
        assertTrue(header.contains("names[] = { \"add\", \"sum\" };"), header);
        file("nothing.lua", "return 1");
        assertNoProgram(
                ": nothing.lua exports nothing: a library's script ends with the return of", "--shared", "nothing.lua");
    }

    private void assertNoProgram(String message, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("compile"));
        command.addAll(List.of(arguments));
        Flua.Run run = flua().run(command.toArray(String[]::new));
        assertTrue(run.error().contains(Flua.COMMAND + message), run.error());
        assertEquals(1, run.status());
        assertFalse(Files.exists(folder.resolve("good")));
    }

    private void assertCompileFails(String message, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("compile", "--bytecode"));
        command.addAll(List.of(arguments));
        Flua.Run run = flua().run(command.toArray(String[]::new));
        assertTrue(run.error().startsWith(Flua.COMMAND + message), run.error());
        assertEquals("", run.output());
        assertEquals(1, run.status());
    }

    @Test
    void uncaughtErrorGivesTraceback() throws Exception {
        file("error.lua", """
            print("before")
            local function inner(t) return t.field.x + 1 end
            function outer(t)
              local value = inner(t)
              return value
            end
            outer({})
            """);
        Flua.Run run = flua().run("error.lua");
        assertEquals("before\n", run.output());
        assertEquals(Flua.COMMAND + """
            : error.lua:2: attempt to index a nil value (field 'field')
            stack traceback:
            	error.lua:2: in upvalue 'inner'
            	error.lua:4: in function 'outer'
            	error.lua:7: in main chunk
            	[C]: in ?
            """, run.error());
        assertEquals(1, run.status());
    }

    @Test
    void errorInLibraryFunctionAndStatement() throws Exception {
        Flua.Run run = flua().run("-e", "print(1)", "-e", "string.rep()", "-e", "print(2)");
        assertEquals("1\n", run.output());
        assertEquals(Flua.COMMAND + """
            : (command line):1: bad argument #1 to 'rep' (string expected, got no value)
            stack traceback:
            	[C]: in function 'string.rep'
            	(command line):1: in main chunk
            	[C]: in ?
            """, run.error());
        assertEquals(1, run.status());
    }

    @Test
    void errorObjects() throws Exception {
        Flua.Run run = flua().run("-e", "error(setmetatable({}, { __tostring = function() return 'my object' end }))");
        assertEquals(Flua.COMMAND + ": my object\n", run.error());
        assertEquals(1, run.status());
        run = flua().run("-e", """
            error(setmetatable({}, {
              __tostring = function() return "line " .. debug.getinfo(4).currentline end
            }))\
            """);
        assertEquals(Flua.COMMAND + ": line 1\n", run.error());
        run = flua().run(
                        "-e",
                        "local t <close> = setmetatable({}, { __close = function() print 'closed' end }) error {}");
        assertEquals("closed\n", run.output());
        assertTrue(
                run.error().startsWith(Flua.COMMAND + ": (error object is a table value)\nstack traceback:\n"),
                run.error());
        assertEquals(1, run.status());
    }

    @Test
    void printDoesNotWaitForTheEnd() throws Exception {
        Flua.Run run = flua().shell("""
            { $flua -e "print('printed') while true do end" & echo $!; } \
            | { read process; read line; kill $process; echo $line; }\
            """);
        assertEquals("printed\n", run.output());
    }

    @Test
    void standardInputIsTheProgram() throws Exception {
        Flua.Run run = flua().input("print(..., arg[0], arg[-1])\nerror('from stdin', 0)")
                .run("-", "x");
        assertEquals("x\t-\t" + Flua.COMMAND + "\n", run.output());
        assertTrue(run.error().startsWith(Flua.COMMAND + ": from stdin\nstack traceback:\n"), run.error());
        assertTrue(run.error().contains("\tstdin:2: in main chunk\n"), run.error());
        assertEquals(1, run.status());
        run = flua().input("print(arg[0], io.read())\nthe rest").run();
        assertEquals("", run.output());
        assertTrue(run.error().startsWith(Flua.COMMAND + ": stdin:2: "), run.error());
    }

    @Test
    void programAndDataOnStandardInput() throws Exception {
        file("read.lua", "for line in io.lines() do io.write('[', line, ']') end io.write(tostring(io.read()))");
        Flua.Run run = flua().input("one\ntwo\nlast").run("read.lua");
        assertEquals("[one][two][last]nil", run.output());
        assertEquals(0, run.status());
    }

    @Test
    void whatCannotBeLoaded() throws Exception {
        Flua.Run run = flua().run("missing.lua");
        assertEquals(
                Flua.COMMAND + ": cannot open missing.lua\n", run.error().replace(": No such file or directory", ""));
        assertEquals(1, run.status());
        file("syntax.lua", "local x = \nprint(1 +)\n");
        run = flua().run("syntax.lua");
        assertEquals(Flua.COMMAND + ": syntax.lua:2: unexpected symbol near ')'\n", run.error());
        assertEquals(1, run.status());
    }

    @Test
    void badOptions() throws Exception {
        Flua.Run run = flua().run("-x", "script.lua");
        assertTrue(run.error().startsWith(Flua.COMMAND + ": unrecognized option '-x'\nusage: "), run.error());
        assertEquals(1, run.status());
        run = flua().run("-e");
        assertTrue(run.error().startsWith(Flua.COMMAND + ": '-e' needs argument\nusage: "), run.error());
        assertEquals(1, run.status());
    }

    @Test
    void environmentVariables() throws Exception {
        file("init.lua", "print('init file', X)");
        Flua run = flua().environment("LUA_INIT", "@init.lua").environment("LUA_PATH", "from-environment/?.lua;;");
        Flua.Run result = run.run("-e", "print(package.path:sub(1, 22), os.getenv('LUA_INIT'))");
        assertEquals("init file\tnil\nfrom-environment/?.lua\t@init.lua\n", result.output());
        result = run.environment("LUA_INIT_5_4", "print 'preferred' error 'in init'")
                .run("-e", "print(1)");
        assertEquals("preferred\n", result.output());
        assertTrue(result.error().startsWith(Flua.COMMAND + ": LUA_INIT_5_4:1: in init\n"), result.error());
        assertEquals(1, result.status());
        result = run.run("-E", "-e", "print(package.path:find('from-environment', 1, true), os.getenv('HOME') ~= nil)");
        assertEquals("nil\ttrue\n", result.output());
        assertEquals(0, result.status());
    }

    @Test
    void exitStatus() throws Exception {
        Flua.Run run = flua().shell("""
            "$flua" -e 'io.write("unflushed ") os.exit(7)'; echo $?
            "$flua" -e 'local x <close> = setmetatable({}, {__close = function() io.write("closed ") end}) os.exit(false, true)'; echo $?
            "$flua" -e 'coroutine.wrap(function() pcall(os.exit, true) end)() print "not reached"'; echo $?
            """);
        assertEquals("unflushed 7\nclosed 1\n0\n", run.output());
        assertEquals("", run.error());
    }

    @Test
    void interactive() throws Exception {
        Flua.Run run = flua().input("""
            1 + 1, "two"
            = 3
            x = {
            n = 4 }
            x.n
            for i = 1, 2 do
            print(i)
            end
            local y = 5
            y
            nil
            error("message")
            a b
            error({})
            _PROMPT = "? "
            function f() return end
            f()
            {}
            .help
            6\
            """).run("-i", "-e", "start = true");
        String prompted = run.output().substring(run.output().indexOf('\n') + 1);
        assertTrue(run.output().startsWith("flua: Lua 5.4"), run.output());
        assertEquals("""
            > 1 + 1, "two"
            2	two
            > = 3
            3
            > x = {
            >> n = 4 }
            > x.n
            4
            > for i = 1, 2 do
            >> print(i)
            >> end
            1
            2
            > local y = 5
            > y
            nil
            > nil
            nil
            > error("message")
            > a b
            > error({})
            > _PROMPT = "? "
            ? function f() return end
            ? f()
            ? {}
            table: 0x
            ? .help
            ? 6
            6
            ?\s
            """, prompted.replaceAll("table: 0x\\p{XDigit}+", "table: 0x"));
        assertTrue(
                run.error().startsWith("stdin:1: message\nstack traceback:\n\t[C]: in function 'error'\n"),
                run.error());
        assertTrue(run.error().contains("stdin:1: syntax error near 'b'\n"), run.error());
        assertTrue(run.error().contains("(error object is a table value)\n"), run.error());
        assertTrue(run.error().endsWith("stdin:1: unexpected symbol near '.'\n"), run.error());
        assertEquals(0, run.status());
    }

    @Test
    void brokenPipe() throws Exception {
        Flua.Run run = flua().shell("\"$flua\" -e 'local i = 0 while true do i = i + 1 print(i) end' | head -n 2");
        assertEquals("1\n2\n", run.output());
        assertEquals("", run.error());
    }

    /** The process finds its own number, so that the signal comes when it is to come. */
    // Native images cannot handle a signal that was ignored when they started, as a shell does with its background
    // jobs.
    @DisabledIfSystemProperty(named = "flua.command", matches = ".*flua-native")
    @Test
    void interrupt() throws Exception {
        file("interrupt.lua", """
            local function interrupt()
              os.execute("kill -INT " .. io.open("/proc/self/stat"):read("n"))
              while true do end
            end
            local function work() interrupt() print("not reached") end
            if ... == "catch" then print(pcall(work)) end
            work()
            """);
        // What runs in the background of a shell is started with the signal ignored.
        Flua.Run run = flua().shell("env --ignore-signal=INT \"$flua\" interrupt.lua; echo $?");
        assertEquals("1\n", run.output());
        // In the loop, or already in os.execute: the position is that of the call.
        assertTrue(
                run.error()
                        .matches("(?s)\\Q" + Flua.COMMAND
                                + "\\E: interrupt.lua:[25]: interrupted!\nstack traceback:\n.*"),
                run.error());
        assertTrue(run.error().contains("\tinterrupt.lua:7: in main chunk\n"), run.error());
        run = flua().shell("env --default-signal=INT \"$flua\" interrupt.lua catch; echo $?");
        assertTrue(run.output().matches("false\tinterrupt.lua:[25]: interrupted!\n130\n"), run.output());
    }

    /** Exceptions of Java are no errors of Lua's when they are thrown, but have a traceback as those do. */
    @DisabledIfSystemProperty(named = "flua.command", matches = ".*flua-native")
    @Test
    void tracebackOfJavaException() throws Exception {
        file("java.lua", """
            local list = java.type("java.util.ArrayList")()
            local function get(i) local value = list:get(i) return value end
            local function handler(problem) return debug.traceback(tostring(problem)) end
            print(select(2, xpcall(function() get(1) end, handler)))
            print(select(2, xpcall(coroutine.wrap(function() get(2) end), handler)))
            print(select(2, xpcall(function() pcall(get, 3) error("later") end, handler)))
            print(select(2, xpcall(function()
              print(select(2, xpcall(get, function(problem) return handler(problem) end, 4)))
              get(5)
            end, handler)))
            print(#select(2, xpcall(get, function(problem) return coroutine.wrap(handler)(problem) end, 7)) > 30)
            local co = coroutine.create(get)
            print(coroutine.resume(co, 6))
            print(debug.traceback(co, "in a coroutine"))
            table.sort({ 2, 1 }, function(a, b) return get(a) < get(b) end)
            """);
        Flua.Run run = flua().run("java.lua");
        assertEquals("""
            Index 1 out of bounds for length 0
            stack traceback:
            	java.lua:3: in function <java.lua:3>
            	java.lua:2: in upvalue 'get'
            	java.lua:4: in function <java.lua:4>
            	[C]: in function 'xpcall'
            	java.lua:4: in main chunk
            	[C]: in ?
            Index 2 out of bounds for length 0
            stack traceback:
            	java.lua:3: in function <java.lua:3>
            	java.lua:2: in upvalue 'get'
            	java.lua:5: in function <java.lua:5>
            	[C]: in function 'xpcall'
            	java.lua:5: in main chunk
            	[C]: in ?
            java.lua:6: later
            stack traceback:
            	java.lua:3: in function <java.lua:3>
            	[C]: in function 'error'
            	java.lua:6: in function <java.lua:6>
            	[C]: in function 'xpcall'
            	java.lua:6: in main chunk
            	[C]: in ?
            Index 4 out of bounds for length 0
            stack traceback:
            	java.lua:3: in function <java.lua:3>
            	(...tail calls...)
            	java.lua:2: in function <java.lua:2>
            	[C]: in function 'xpcall'
            	java.lua:8: in function <java.lua:7>
            	[C]: in function 'xpcall'
            	java.lua:7: in main chunk
            	[C]: in ?
            Index 5 out of bounds for length 0
            stack traceback:
            	java.lua:3: in function <java.lua:3>
            	java.lua:2: in upvalue 'get'
            	java.lua:9: in function <java.lua:7>
            	[C]: in function 'xpcall'
            	java.lua:7: in main chunk
            	[C]: in ?
            true
            false	Index 6 out of bounds for length 0
            in a coroutine
            stack traceback:
            	java.lua:2: in function <java.lua:2>
            """, run.output());
        assertTrue(
                run.error()
                        .matches("(?s).*: Index [12] out of bounds for length 0\nstack traceback:\n"
                                + "\tjava.lua:2: in upvalue 'get'\n"
                                + "\tjava.lua:15: in function <java.lua:15>\n"
                                + "\t\\[C\\]: in function 'table.sort'\n"
                                + "\tjava.lua:15: in main chunk\n"
                                + "\t\\[C\\]: in \\?\n"),
                run.error());
        assertEquals(1, run.status());
    }

    /** What launcher/build-runtime made is used; options that rule it out are obeyed without a word from the JVM. */
    @DisabledIfSystemProperty(named = "flua.command", matches = ".*flua-native")
    @Test
    void cacheOfClasses() throws Exception {
        assumeTrue(Files.exists(Flua.ROOT.resolve("launcher/target/flua/flua.aot")), "this JDK makes no cache");
        Flua.Run run = flua().run("--vm.Xlog:class+load", "-e", "print('started')");
        assertTrue(
                run.output().contains("dev.flua.launcher.Main source: shared objects file"),
                "the main class is not from the cache");
        for (String option : List.of(
                "--vm.XX:-UseCompressedOops",
                "--vm.XX:+UseZGC",
                "--vm.XX:+UseG1GC",
                "--vm.-add-opens=java.base/java.lang=ALL-UNNAMED")) {
            run = flua().run(option, "-e", "print('started')");
            assertEquals("started\n", run.output(), option);
            assertEquals("", run.error(), option);
        }
        run = flua().run("--vm.XX:-EnableJVMCI", "-e", "print('started')");
        assertEquals("started\n", run.output());
        assertTrue(run.error().contains("Enable JVMCI"), run.error());
    }

    @Test
    void versionAndEngineOptions() throws Exception {
        Flua.Run run = flua().run("-v", "-e", "print(_VERSION)");
        assertTrue(run.output().matches("flua: Lua 5\\.4\\.8 .*\nLua 5\\.4\n"), run.output());
        run = flua().run("--version");
        assertTrue(
                run.output().matches("flua 5\\.4 .*\n(native, with the compiler inside|on the JVM: .+)\n"),
                run.output());
        assertEquals(0, run.status());
        run = flua().run(
                        "--cpusampler",
                        "--vm.Xmx300m",
                        "-e",
                        "local s = 0 for i = 1, 3e7 do s = s + i % 3 end print(s)");
        assertTrue(run.output().startsWith("30000000\n"), run.output());
        assertTrue(run.output().contains("Sampling Histogram"), run.output());
        run = flua().run("--engine.Nonsense", "-e", "print(1)");
        assertTrue(run.error().contains("unrecognized option '--engine.Nonsense'"), run.error());
        assertEquals(1, run.status());
        assertFalse(run.error().contains("\tat "), run.error());
    }

    @Test
    void symbolicLinkAndOtherFolder() throws Exception {
        Flua.Run run = flua().shell("""
            ln -s "$flua" lua
            ./lua -e 'print(arg[0], arg[-1])'
            echo 'print(...)' | LC_ALL=C ./lua - ü
            rm lua\
            """);
        assertEquals("./lua\tnil\nü\n", run.output());
    }
}
