package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that want to break the interpreter: all they may get is an ordinary Lua error. */
class HostileTest {
    @TempDir
    Path folder;

    private void check(String program, String expected, String... options) throws Exception {
        Path file = Files.writeString(folder.resolve("hostile.lua"), program);
        String[] arguments = new String[options.length + 1];
        System.arraycopy(options, 0, arguments, 0, options.length);
        arguments[options.length] = file.toString();
        Flua.Run run = new Flua(folder).run(arguments);
        assertEquals("", run.error());
        assertEquals(expected, run.output());
        assertEquals(0, run.status());
    }

    @Test
    void nonsenseAsSource() throws Exception {
        check(
                """
                math.randomseed(42)
                local words = {}
                for w in ([[and break do else elseif end false for function goto if in local nil not or repeat return then
                    true until while + - * / % ^ # & ~ | << >> // == ~= <= >= < > = ( ) { } [ ] :: ; : , . .. ... x y 1 2.5
                    "s" 'c' [=[l]=] <const> <close> --c]]):gmatch("%S+") do words[#words + 1] = w end
                local compiled, refused = 0, 0
                local function try(text)
                  local chunk, message = load(text, "=hostile")
                  if chunk then compiled = compiled + 1 else refused = refused + 1; assert(type(message) == "string") end
                end
                for i = 1, 1000 do
                  local bytes = {}
                  for j = 1, math.random(1, 30) do bytes[j] = string.char(math.random(0, 255)) end
                  try(table.concat(bytes))
                  local tokens = {}
                  for j = 1, math.random(1, 12) do tokens[j] = words[math.random(#words)] end
                  try(table.concat(tokens, " "))
                end
                print(compiled + refused, refused > 1000)
                local chunk, message = load("return " .. ("("):rep(100000) .. "1" .. (")"):rep(100000), "=parentheses")
                print(chunk, message:match("overflow"))
                for _, open in ipairs { "{", "x[", "f(", "- ", "not ", "function() return ", "1 .. ", "2 ^ " } do
                  chunk, message = load("return " .. open:rep(100000), "=open")
                  print(chunk, type(message))
                end
                for _, open in ipairs { "do ", "while x do ", "if x then ", "for i = 1, 2 do ", "repeat ", "local function f() " } do
                  chunk, message = load(open:rep(100000), "=open")
                  print(chunk, message:match("overflow") or message:match("too many local variables"))
                end
                """,
                "2000\ttrue\nnil\toverflow\n" + "nil\tstring\n".repeat(8) + "nil\toverflow\n".repeat(3)
                        + "nil\ttoo many local variables\n"
                        + "nil\toverflow\n".repeat(2));
    }

    @Test
    void forgedBinaryChunks() throws Exception {
        check("""
            local function checksum(s)
              local c = 0xffffffff
              for i = 1, #s do
                c = c ~ s:byte(i)
                for _ = 1, 8 do c = (c >> 1) ~ (0xEDB88320 & -(c & 1)) end
              end
              return string.pack("<I4", ~c & 0xffffffff)
            end
            local up, K <const> = { x = {} }, 5
            function up.x:f(a, ...) return self, a, up, K, ... end
            local good = string.dump(up.x.f)
            local body = good:sub(1, -5)
            assert(body .. checksum(body) == good)
            local accepted, refused = 0, 0
            local function try(body)
              local f, message = load(body .. checksum(body), "=forged")
              if f then
                accepted = accepted + 1
                string.dump(f)
                pcall(f)
              else
                refused = refused + 1
                assert(type(message) == "string")
              end
            end
            for i = 32, #body do
              for _, byte in ipairs { 0, 1, 0x1b, 0x22, 0x5b, 0x7f, 0x80, 0x81, 0xff, body:byte(i) + 1 & 0xff } do
                try(body:sub(1, i - 1) .. string.char(byte) .. body:sub(i + 1))
              end
              try(body:sub(1, i - 1) .. body:sub(i + 1))
            end
            print(accepted > 100, refused > 500)
            """, "true\ttrue\n");
    }

    @Test
    void littleMemory() throws Exception {
        check("""
            -- The compiler of the virtual machine does not start in a full heap.
            while os.clock() < 4 do end
            local function outcome(ok, result)
              if ok then return "success" end
              return tostring(result):match("not enough memory") or tostring(result):match("too large")
                  or tostring(result):match("overflow") or tostring(result):match("too many") or result
            end
            local ok = { success = true, ["not enough memory"] = true, ["too large"] = true, overflow = true,
              ["too many"] = true }
            local function try(label, f, ...)
              local result = outcome(pcall(f, ...))
              print(label, ok[result] or result)
            end
            try("rep", string.rep, "x", 1 << 30)
            try("rep long", string.rep, "abc", 1 << 31)
            try("rep huge", string.rep, "x", math.maxinteger)
            try("doubling", function() local s = "x" for i = 1, 40 do s = s .. s end return s:byte(-1) end)
            try("table", function() local t = {} for i = 1, 1e9 do t[i] = { i } end end)
            try("concat", function() local t = {} for i = 1, 1e4 do t[i] = ("x"):rep(1e5) end return table.concat(t) end)
            try("unpack", table.unpack, {}, 1, 1e7)
            try("strings", function() local t = {} for i = 1, 1e9 do t[i] = "x" .. i end end)
            try("list", function() local t for i = 1, 1e9 do t = { next = t } end end)
            try("closures", function() local f for i = 1, 1e9 do local g = f f = function() return g, i end end end)
            collectgarbage()
            print("still alive", #("x"):rep(1e6))
            """, """
            rep	true
            rep long	true
            rep huge	true
            doubling	true
            table	true
            concat	true
            unpack	true
            strings	true
            list	true
            closures	true
            still alive	1000000
            """, "--vm.Xmx200m");
    }

    @Test
    void endlessRecursion() throws Exception {
        check("""
            local function message(ok, m) return ok, type(m) == "string" and m:match("overflow") or m end
            local function infinite(n) return 1 + infinite(n + 1) end
            print(message(pcall(infinite, 1)))
            print(message(pcall(infinite, 1)))
            local t = setmetatable({}, {})
            local mt = getmetatable(t)
            function mt.__index(_, k) return t[k + 1] end
            print(message(pcall(function() return t[1] end)))
            function mt.__add(a) return a + 1 end
            print(message(pcall(function() return t + 1 end)))
            function mt.__tostring(a) return tostring(a) end
            print(message(pcall(tostring, t)))
            function mt.__eq(a, b) return a == b end
            print(message(pcall(function() return t == setmetatable({}, mt) end)))
            function mt.__call(self, ...) return (self(...)) end
            print(message(pcall(t)))
            function mt.__concat(a, b) return a .. b end
            print(message(pcall(function() return t .. "x" end)))
            local loop = setmetatable({}, {})
            getmetatable(loop).__index = loop
            print((pcall(function() return loop.x end)))
            local function depth(n) if n == 0 then return 0 end return 1 + depth(n - 1) end
            print(depth(190000))
            local function protected(n) if n == 0 then return "bottom" end return select(2, pcall(protected, n - 1)) end
            print(protected(150))
            local function tail(n) if n == 0 then return "tail" end return tail(n - 1) end
            print(tail(10000000))
            print(message(pcall(string.gsub, "x", "x", function() return infinite(1) end)))
            print(message(coroutine.resume(coroutine.create(infinite), 1)))
            local function nest(n) local co = coroutine.wrap(nest) return co(n + 1) end
            print(message(pcall(nest, 1)))
            print(select(2, xpcall(infinite, function(m) return "handled " .. m:match("overflow") end, 1)))
            print("still alive")
            """, """
            false	overflow
            false	overflow
            false	overflow
            false	overflow
            false	overflow
            false	overflow
            false	overflow
            false	overflow
            false
            190000
            bottom
            tail
            false	overflow
            false	overflow
            false	overflow
            handled overflow
            still alive
            """);
    }
}
