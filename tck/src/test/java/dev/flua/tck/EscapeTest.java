package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.flua.embedding.TrustLevel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The known ways out of Lua sandboxes: each is tried. */
@Timeout(60)
class EscapeTest {
    private static final String SECRET = "secret of the host";

    @TempDir
    Path place;

    private Path folder;
    private Path outside;

    @BeforeEach
    void createFiles() throws Exception {
        folder = Files.createDirectory(place.resolve("folder"));
        outside = Files.createDirectory(place.resolve("outside"));
        Files.writeString(folder.resolve("inside.txt"), "inside");
        Files.writeString(folder.resolve("module.lua"), "return 'module'");
        Files.writeString(outside.resolve("secret.txt"), SECRET);
        Files.writeString(outside.resolve("evil.lua"), "return 'evil'");
        Files.createSymbolicLink(folder.resolve("file-link"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("folder-link"), outside);
        Files.createSymbolicLink(folder.resolve("broken-link"), outside.resolve("new.txt"));
        Files.createSymbolicLink(folder.resolve("good-link"), folder.resolve("inside.txt"));
        Files.createDirectory(folder.resolve("sub"));
    }

    private Context context(TrustLevel level) {
        return level.newContext(folder)
                .in(new ByteArrayInputStream("typed\n".getBytes(StandardCharsets.UTF_8)))
                .out(new ByteArrayOutputStream())
                .err(new ByteArrayOutputStream())
                .build();
    }

    private void check(TrustLevel level, String script, String expected) {
        try (Context context = context(level)) {
            context.getBindings("lua").putMember("outside", outside.toString());
            assertEquals(expected, context.eval("lua", script).asString(), () -> level + ": " + script);
        }
    }

    /** Whatever the level allows, it is one of these. */
    private static final String GLOBALS =
            "_G _VERSION assert coroutine error getmetatable ipairs load math next os pairs pcall print rawequal"
                    + " rawget rawlen rawset select setmetatable string table tonumber tostring type utf8 warn xpcall";

    @Test
    void globals() {
        String list = """
            local names = {}
            for name in pairs(_G) do names[#names + 1] = name end
            table.sort(names)
            return table.concat(names, ' ')\
            """;
        check(TrustLevel.UNTRUSTED, "outside = nil " + list, GLOBALS);
        check(
                TrustLevel.SANDBOX,
                "outside = nil " + list,
                GLOBALS.replace("coroutine error", "coroutine debug error")
                        .replace("getmetatable ipairs", "getmetatable io ipairs")
                        .replace("os pairs", "os package pairs")
                        .replace("rawset select", "rawset require select"));
    }

    @Test
    void hiddenLibraries() {
        String list = """
            local names = {}
            for _, name in ipairs { 'io', 'os', 'debug', 'package', 'string' } do
              local library = (package and package.loaded[name]) or _G[name] or {}
              for field in pairs(library) do names[#names + 1] = name .. '.' .. field end
            end
            table.sort(names)
            return table.concat(names, ' '):gsub('string%.%w+ ?', '') .. ''\
            """;
        check(TrustLevel.UNTRUSTED, list, "os.clock os.date os.difftime os.time ");
        try (Context context = context(TrustLevel.SANDBOX)) {
            String names = context.eval("lua", list).asString();
            assertTrue(names.startsWith("debug.traceback io."), names);
            for (String name : List.of("os.execute", "os.exit", "os.getenv", "os.remove", "os.rename", "os.tmpname")) {
                assertFalse(names.contains(name), names);
            }
        }
    }

    /** A script that is run from its source reads embedded files with the rights of {@code io.open}, and below its folder only. */
    @Test
    void embeddedFiles() {
        String read = "arg = {[0] = %s} local bytes, m = require('flua.embedded').read('%s') return bytes or m";
        String none = "No such file or directory";
        check(TrustLevel.SANDBOX, read.formatted("'script.lua'", "inside.txt"), "inside");
        check(TrustLevel.SANDBOX, read.formatted("'script.lua'", "good-link"), "inside");
        for (String name : List.of("file-link", "folder-link/secret.txt")) {
            check(TrustLevel.SANDBOX, read.formatted("'script.lua'", name), name + ": Permission denied");
        }
        check(TrustLevel.SANDBOX, read.formatted("'sub/script.lua'", "../inside.txt"), "../inside.txt: " + none);
        check(
                TrustLevel.SANDBOX,
                read.formatted("outside .. '/script.lua'", "secret.txt"),
                "secret.txt: Permission denied");
        check(
                TrustLevel.SANDBOX,
                "arg = {[0] = outside .. '/x'} local e = require 'flua.embedded'"
                        + " return tostring(#(e.names('.') or {}) + #(e.names('sub') or {}))",
                "0");
        check(
                TrustLevel.SANDBOX,
                "arg = {[0] = 'x'} local e = require 'flua.embedded' return tostring(#(e.names('folder-link') or {}))",
                "0");
        String isThere = "return tostring(package.preload['flua.embedded'] ~= nil)";
        for (String libraries : List.of("_G,package,io.write", "_G,package", "-io.open")) {
            try (Context context = Context.newBuilder("lua")
                    .allowExperimentalOptions(true)
                    .option("lua.Libraries", libraries)
                    .build()) {
                assertEquals("false", context.eval("lua", isThere).asString(), libraries);
            }
        }
        try (Context context = Context.create("lua")) {
            assertEquals("true", context.eval("lua", isThere).asString());
            assertEquals(
                    "x: Operation not permitted",
                    context.eval("lua", read.formatted("'y'", "x")).asString());
        }
    }

    @Test
    void noWayRoundByMetatables() {
        check(TrustLevel.UNTRUSTED, "return tostring(getmetatable('').__index == string)", "true");
        check(TrustLevel.UNTRUSTED, "return tostring(getmetatable(_G))", "nil");
        check(TrustLevel.UNTRUSTED, "return tostring(getmetatable(print))", "nil");
        check(TrustLevel.UNTRUSTED, "return tostring(('').dump)", "nil");
        check(TrustLevel.SANDBOX, "return tostring(getmetatable(io.stdout).__index.popen)", "nil");
        check(TrustLevel.SANDBOX, "return tostring(debug.getregistry or debug.getmetatable or debug.sethook)", "nil");
    }

    @Test
    void stringMetatableIsNotShared() {
        try (Engine engine = Engine.newBuilder("lua").build();
                Context bad = TrustLevel.UNTRUSTED.newContext().engine(engine).build();
                Context good = TrustLevel.UNTRUSTED.newContext().engine(engine).build()) {
            bad.eval("lua", """
                getmetatable('').__index = function() return function() return 'evil' end end
                string.upper = function() return 'evil' end
                _G.print, _G.tostring = nil, nil
                setmetatable(_G, {__index = function() return 'evil' end})\
                """);
            assertEquals("evil", bad.eval("lua", "return ('x'):upper()").asString());
            assertEquals(
                    "X nil function",
                    good.eval("lua", "return ('x'):upper() .. ' ' .. tostring(x) .. ' ' .. type(print)")
                            .asString());
        }
    }

    @Test
    void bytecode() {
        String refused = "attempt to load a binary chunk (this program may load only text)";
        check(TrustLevel.UNTRUSTED, "return select(2, load('\\27Lua', 'x', 'b'))", refused);
        check(TrustLevel.SANDBOX, "return select(2, load('\\27Lua'))", refused);
        check(TrustLevel.RESTRICTED, "return select(2, load(string.dump(function() end)))", refused);
        check(TrustLevel.UNTRUSTED, "return tostring(string.dump)", "nil");
        check(
                TrustLevel.SANDBOX,
                "return tostring(collectgarbage) .. tostring(dofile) .. tostring(loadfile)",
                "nilnilnil");
    }

    @Test
    void chunksSeeOnlyTheirEnvironment() {
        check(TrustLevel.UNTRUSTED, "return tostring(load('return _G', 'x', 't', {})())", "nil");
        check(TrustLevel.UNTRUSTED, "return tostring(load('return java or polyglot or Java or Polyglot')())", "nil");
    }

    /** Every name for a file outside, in each function that takes one. */
    @Test
    void filesOutside() {
        String[] names = {
            "outside .. '/secret.txt'",
            "'../outside/secret.txt'",
            "'sub/../../outside/secret.txt'",
            "'file-link'",
            "'folder-link/secret.txt'",
            "'folder-link/../outside/secret.txt'",
            "'./folder-link/./secret.txt'",
            "'/proc/self/environ'",
            "'/dev/zero'",
            "'/etc/passwd'",
        };
        for (TrustLevel level : List.of(TrustLevel.SANDBOX, TrustLevel.RESTRICTED)) {
            for (String name : names) {
                check(level, "return tostring((io.open(" + name + ")))", "nil");
                check(level, "return tostring((io.open(" + name + ", 'r+')))", "nil");
                check(level, "return tostring((pcall(io.lines, " + name + ")))", "false");
                check(level, "return tostring((pcall(io.input, " + name + ")))", "false");
                check(level, "return tostring((pcall(io.output, " + name + ")))", "false");
            }
            check(level, "return io.open('inside.txt'):read('a')", "inside");
            check(level, "return io.open('sub/../inside.txt'):read('a')", "inside");
            check(level, "return io.open('good-link'):read('a')", "inside");
        }
        assertEquals(SECRET, read(outside.resolve("secret.txt")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void writing() {
        for (String name :
                List.of("'new.txt'", "'inside.txt'", "'../outside/new.txt'", "'broken-link'", "'file-link'")) {
            check(TrustLevel.SANDBOX, "return tostring((io.open(" + name + ", 'w')))", "nil");
            check(TrustLevel.SANDBOX, "return tostring((io.open(" + name + ", 'a')))", "nil");
        }
        check(TrustLevel.SANDBOX, "return tostring((io.tmpfile()))", "nil");
        check(TrustLevel.RESTRICTED, "local f = io.open('new.txt', 'w') f:write('new') f:close() return 'ok'", "ok");
        assertEquals("new", read(folder.resolve("new.txt")));
        for (String name : List.of("'../outside/new.txt'", "'broken-link'", "'file-link'", "'folder-link/new.txt'")) {
            check(TrustLevel.RESTRICTED, "return tostring((io.open(" + name + ", 'w')))", "nil");
        }
        assertFalse(Files.exists(outside.resolve("new.txt")));
        check(TrustLevel.RESTRICTED, "return tostring((os.rename('inside.txt', outside .. '/stolen.txt')))", "nil");
        check(TrustLevel.RESTRICTED, "return tostring((os.rename(outside .. '/secret.txt', 'stolen.txt')))", "nil");
        check(TrustLevel.RESTRICTED, "return tostring((os.remove('folder-link/secret.txt')))", "nil");
        check(TrustLevel.RESTRICTED, "return tostring((os.remove(outside .. '/secret.txt')))", "nil");
        check(TrustLevel.RESTRICTED, "return tostring((os.remove('file-link')))", "true"); // the link, not the file
        assertEquals(SECRET, read(outside.resolve("secret.txt")));
        assertFalse(Files.exists(folder.resolve("file-link"), java.nio.file.LinkOption.NOFOLLOW_LINKS));
        check(TrustLevel.RESTRICTED, "local f = io.tmpfile() f:write('x') f:close() return 'ok'", "ok");
        check(TrustLevel.RESTRICTED, """
            local files = {}
            for i = 1, 1000 do
              local file, message = io.open('inside.txt')
              if not file then return message end
              files[i] = file
            end\
            """, "inside.txt: Too many open files");
    }

    @Test
    void modules() {
        check(TrustLevel.SANDBOX, "return (require 'module')", "module");
        check(
                TrustLevel.SANDBOX,
                "package.path = outside .. '/?.lua' return tostring((pcall(require, 'evil')))",
                "false");
        check(
                TrustLevel.SANDBOX,
                "package.path = '../outside/?.lua' return tostring((pcall(require, 'evil')))",
                "false");
        check(
                TrustLevel.SANDBOX,
                "package.path = 'folder-link/?.lua' return tostring((pcall(require, 'evil')))",
                "false");
        check(TrustLevel.SANDBOX, "return tostring(package.searchpath('evil', outside .. '/?.lua'))", "nil");
        check(TrustLevel.SANDBOX, "return tostring((package.loadlib(outside .. '/evil.so', '*')))", "nil");
        check(TrustLevel.SANDBOX, "return tostring(require('debug').sethook)", "nil");
        check(TrustLevel.UNTRUSTED, "return tostring(require) .. tostring(package)", "nilnil");
    }

    @Test
    void processesAndEnvironment() {
        check(TrustLevel.SANDBOX, "return tostring((io.popen('echo x')))", "nil");
        check(
                TrustLevel.SANDBOX,
                "return tostring(os.execute) .. tostring(os.getenv) .. tostring(os.exit)",
                "nilnilnil");
        check(TrustLevel.RESTRICTED, "return tostring((io.popen('echo x')))", "nil");
        check(TrustLevel.RESTRICTED, "return tostring((os.execute('echo x')))", "nil");
        check(TrustLevel.RESTRICTED, "return tostring(os.execute())", "false");
        check(TrustLevel.RESTRICTED, "return tostring(os.getenv('PATH'))", "nil");
        check(TrustLevel.TRUSTED, "return io.popen('echo x'):read()", "x");
    }

    /** {@code os.exit} ends the context, not the machine. */
    @Test
    void exit() {
        Context context = context(TrustLevel.RESTRICTED);
        PolyglotException end = assertThrows(PolyglotException.class, () -> context.eval("lua", "os.exit(3)"));
        assertTrue(end.isExit());
        assertEquals(3, end.getExitStatus());
    }

    @Test
    void javaObjects() {
        for (TrustLevel level :
                List.of(TrustLevel.UNTRUSTED, TrustLevel.SANDBOX, TrustLevel.RESTRICTED, TrustLevel.TRUSTED)) {
            try (Context context = context(level)) {
                context.getBindings("lua").putMember("host", new File(SECRET)); // as a careless embedder does
                context.getBindings("lua").putMember("callback", (ProxyExecutable) arguments -> {
                    throw new IllegalStateException(SECRET);
                });
                context.getBindings("lua").putMember("list", List.of(1, 2));
                String[] attempts = {
                    "return host.getPath",
                    "return host:getPath()",
                    "return host.path",
                    "return host.separator",
                    "return #host",
                    "return host.getClass",
                    "return host:getClass()",
                    "return host.class",
                    "return host:getClass():forName('java.lang.Runtime')",
                    "return list:getClass()",
                    "return list.getClass",
                    "return select(2, pcall(callback)):getClass()",
                    "return select(2, pcall(callback)).getClass",
                    "return select(2, pcall(callback)).getMessage",
                    "return select(2, pcall(callback)):getStackTrace()",
                    "return select(2, pcall(callback)).getCause",
                    "return getmetatable(host)",
                };
                for (String attempt : attempts) {
                    context.getBindings("lua").putMember("attempt", attempt);
                    String result = context.eval("lua", """
                        local ok, value = pcall(load(attempt))
                        return (ok and value ~= nil) and 'got ' .. tostring(value) or 'nothing'\
                        """).asString();
                    assertEquals("nothing", result, level + ": " + attempt);
                }
            }
        }
    }

    /** The host's streams are not the script's to close. */
    @Test
    void streamsStayOpen() {
        boolean[] closed = new boolean[1];
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        try (Context context =
                TrustLevel.SANDBOX.newContext(folder).out(out).err(out).build()) {
            context.eval(
                    "lua",
                    "print 'x' pcall(io.stdout.close, io.stdout) pcall(io.stderr.close, io.stderr) pcall(io.close)");
        }
        assertEquals("x\n", out.toString(StandardCharsets.UTF_8));
        assertFalse(closed[0]);
    }
}
