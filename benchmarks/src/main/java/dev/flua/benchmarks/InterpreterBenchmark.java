package dev.flua.benchmarks;

import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Lua without the Graal compiler, as it runs on a JVM that is started without options: the JVM's own compiler makes code of the
 * interpreter, and nothing makes code of the script. Beside LuaJ, whose interpreter runs on the same terms. With
 * {@code -bm ss -wi 0 -i 1 -f 5} the first call of a new JVM is measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Dtruffle.UseFallbackRuntime=true", "-Dpolyglot.engine.WarnInterpreterOnly=false"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class InterpreterBenchmark {
    /** What runs: a function of no arguments, in words that Lua 5.2 knows. */
    public enum Program {
        /** Recursive calls. */
        FIB("""
            local function fib(n)
                if n < 2 then return n end
                return fib(n - 1) + fib(n - 2)
            end
            return function() return fib(27) end
            """),
        /** Objects of a class with a parent. */
        METHODS("""
            local Account = {}
            Account.__index = Account
            function Account.new(amount) return setmetatable({amount = amount, count = 0}, Account) end
            function Account:deposit(v) self.amount = self.amount + v; self.count = self.count + 1 end
            function Account:balance() return self.amount end
            local Savings = setmetatable({}, {__index = Account})
            Savings.__index = Savings
            function Savings.new(amount)
                local self = setmetatable(Account.new(amount), Savings)
                self.rate = 3
                return self
            end
            function Savings:addInterest() self:deposit(self:balance() % 97 * self.rate) end
            return function()
                local a, b = Account.new(10), Savings.new(20)
                for i = 1, 100000 do
                    a:deposit(i % 7)
                    b:addInterest()
                end
                return a:balance() + b:balance()
            end
            """),
        /** Pieces of text put together, and looked into. */
        STRINGS("""
            return function()
                local parts, length = {}, 0
                for i = 1, 20000 do
                    local s = "item " .. i .. ": " .. (i * 7 % 1000)
                    length = length + #s
                    if s:find("99", 1, true) then length = length + 1 end
                    parts[#parts + 1] = s:sub(1, 6):upper()
                end
                return length + #table.concat(parts, ",")
            end
            """),
        /** Arrays of numbers and of arrays. */
        TABLES("""
            return function()
                local n, rows = 100, {}
                for i = 1, n do
                    local row = {}
                    for j = 1, n do row[j] = i * j % 10 end
                    rows[i] = row
                end
                local sum = 0
                for _ = 1, 10 do
                    for i = 1, n do
                        local row = rows[i]
                        for j = 1, n do sum = sum + row[j] * rows[j][i] end
                    end
                end
                for _, row in ipairs(rows) do
                    for k, v in pairs(row) do sum = sum + k * v end
                end
                return sum
            end
            """),
        /** Functions that are made, kept and called. */
        CLOSURES("""
            local function compose(f, g) return function(x) return f(g(x)) end end
            local function adder(n) return function(x) return x + n end end
            return function()
                local f = adder(1)
                for i = 1, 8 do f = compose(f, adder(i)) end
                local sum = 0
                for i = 1, 10000 do
                    sum = sum + f(i)
                    local count = 0
                    local function step() count = count + i end
                    step()
                    step()
                    sum = sum + count
                end
                return sum
            end
            """),
        /** A document is written as JSON and read again. */
        JSON("""
            local encode
            local function text(s) return '"' .. s:gsub('[%c"\\\\]', function(c) return string.format("\\\\u%04x", c:byte()) end) .. '"' end
            function encode(v)
                if type(v) == "string" then return text(v) end
                if type(v) ~= "table" then return tostring(v) end
                local parts = {}
                if #v > 0 then
                    for i, e in ipairs(v) do parts[i] = encode(e) end
                    return "[" .. table.concat(parts, ",") .. "]"
                end
                local names = {}
                for name in pairs(v) do names[#names + 1] = name end
                table.sort(names)
                for i, name in ipairs(names) do parts[i] = text(name) .. ":" .. encode(v[name]) end
                return "{" .. table.concat(parts, ",") .. "}"
            end
            local value
            local function skip(s, at) return s:find("%S", at) or #s + 1 end
            local function list(s, at)
                local result = {}
                at = skip(s, at + 1)
                while s:sub(at, at) ~= "]" do
                    result[#result + 1], at = value(s, at)
                    at = skip(s, at)
                    if s:sub(at, at) == "," then at = skip(s, at + 1) end
                end
                return result, at + 1
            end
            local function object(s, at)
                local result = {}
                at = skip(s, at + 1)
                while s:sub(at, at) ~= "}" do
                    local name
                    name, at = value(s, at)
                    at = skip(s, at)
                    result[name], at = value(s, skip(s, at + 1))
                    at = skip(s, at)
                    if s:sub(at, at) == "," then at = skip(s, at + 1) end
                end
                return result, at + 1
            end
            function value(s, at)
                local c = s:sub(at, at)
                if c == "{" then return object(s, at) end
                if c == "[" then return list(s, at) end
                if c == '"' then
                    local stop = s:find('"', at + 1, true)
                    return s:sub(at + 1, stop - 1), stop + 1
                end
                local word = s:match("^[%w.+-]+", at)
                if word == "true" then return true, at + 4 end
                if word == "false" then return false, at + 5 end
                return tonumber(word), at + #word
            end
            local document = {}
            for i = 1, 200 do
                document[i] = {id = i, name = "name " .. i, tags = {"a", "b", "c" .. i}, score = i * 0.5 + 0.25, open = i % 2 == 0}
            end
            return function()
                local written = encode(document)
                return #written + #value(written, 1)
            end
            """);

        private final String text;

        Program(String text) {
            this.text = text;
        }
    }

    @Param
    private Program program;

    private Context context;
    private Value function;
    private LuaValue luaj;

    @Setup
    public void compile() {
        context = Context.create("lua");
        function = context.eval("lua", program.text);
        luaj = JsePlatform.standardGlobals().load(program.text).call();
        double expected = luaj.call().todouble();
        if (function.execute().asDouble() != expected) {
            throw new IllegalStateException("the two do not agree");
        }
    }

    @TearDown
    public void close() {
        context.close();
    }

    @Benchmark
    public double flua() {
        return function.execute().asDouble();
    }

    @Benchmark
    public double luaj() {
        return luaj.call().todouble();
    }
}
