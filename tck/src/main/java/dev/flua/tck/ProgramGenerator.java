package dev.flua.tck;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes random Lua programs that end and whose output the language determines: a prelude, many snippets that are small programs
 * of their own (functions called under {@code pcall}, which print what they do and what became of them), and an end, which
 * may be an error that nobody catches. A seed determines the program.
 */
final class ProgramGenerator {
    /** Loops and functions call {@code step}, so that all programs end, and before the reference's limit of C calls. */
    private static final String PRELUDE = """
        local fuel
        local function step() fuel = fuel - 1 if fuel < 0 then error("no fuel", 0) end end
        local function num(v) if v ~= v then return 0 end return type(v) == "string" and v:sub(1, 40) or v end
        local function cut(v) return (type(v) == "string" or type(v) == "number") and num(v) or type(v) end
        local one function one(v, depth)
          local kind = type(v)
          if kind == "string" then return #v > 200 and #v .. " bytes: " .. one(v:sub(1, 100)) or string.format("%q", (v:gsub("0x%x%x%x%x%x%x%x%x+", "address"))) end
          if kind == "number" then return v ~= v and "nan" or tostring(v) end
          if kind == "userdata" then return io.type(v) end
          if kind ~= "table" then return kind == "function" and kind or kind == "thread" and kind or tostring(v) end
          if depth > 2 then return "{...}" end
          local parts = {}
          while rawget(v, #parts + 1) ~= nil do parts[#parts + 1] = one(rawget(v, #parts + 1), depth + 1) end
          for _, name in ipairs { "x", "y", "z" } do
            if rawget(v, name) ~= nil then parts[#parts + 1] = name .. "=" .. one(rawget(v, name), depth + 1) end
          end
          return "{" .. table.concat(parts, ", ") .. "}"
        end
        local function show(...)
          local parts = { ... }
          for i = 1, select("#", ...) do parts[i] = one(parts[i], 0) end
          return table.concat(parts, " ")
        end
        local write = print
        local function out(...) write(show(...)) end
        local print = out
        local function collect(...)
          local all = {}
          for a, b in ... do all[#all + 1] = show(a, b) end
          return table.concat(all, ",")
        end
        local function tbc(name, f)
          return setmetatable({}, { __close = function(_, e) out("close", name, e) if f then return f(e) end end })
        end
        local function snippet(n, f)
          fuel = 60
          write(n, show(pcall(f, n, "vararg", nil)))
        end
        local function try(...) out(pcall(...)) end
        local function e(v) out("e", v) return v end
        local function named(text) return setmetatable({}, { __name = "Named", __tostring = function() return text end }) end
        local function sorted(t)
          local keys = {}
          for k, v in next, t do keys[#keys + 1] = one(k, 1) .. "=" .. one(v, 1) end
          table.sort(keys)
          return table.concat(keys, " ")
        end
        local function rank(v) return type(v) == "number" and v or #tostring(v) end
        local function logged(t, log, len)
          return setmetatable({}, {
            __index = function(_, k) if log and log:find "get" then out("get", k) end return t[k] end,
            __newindex = function(_, k, v) if log and log:find "set" then out("set", k, v) end t[k] = v end,
            __len = function() return len or #t end, __pairs = function() return next, t end })
        end
        local function fill(name, text) local file <close> = io.open(name, "wb") file:write(text) end
        local function contents(name) local file <close> = io.open(name, "rb") local s = file:read "a" return #s, s:sub(1, 60) end
        local function fclean(name) os.remove(name) end
        local function norm(t)
          local time = os.time(t)
          return time, t.year, t.month, t.day, t.hour, t.min, t.sec, t.wday, t.yday, t.isdst
        end
        local function object(name, x, events)
          local meta = { __name = name, __index = function(_, k) if k == "m" then return function(_, ...) return name, ... end end end }
          for event, f in pairs(events) do meta[event] = f end
          return setmetatable({ x = x }, meta)
        end
        """;

    /** How many of the snippets are made by a grammar; the others are statements over variables of all types. */
    private static final int TOPIC_PERCENT = 60;

    private static final List<String> TOPICS =
            List.of("numbers", "strings", "tables", "meta", "layouts", "control", "coroutines", "files", "dates");

    private static final Map<String, Grammar> GRAMMARS =
            TOPICS.stream().collect(Collectors.toMap(topic -> topic, topic -> new Grammar(List.of("values", topic))));

    private final Choice choice;
    private final ExpressionGenerator expressions;
    private final StatementGenerator statements;
    private final int snippets;

    private ProgramGenerator(long seed, int snippets) {
        choice = new Choice(seed);
        expressions = new ExpressionGenerator(choice);
        statements = new StatementGenerator(choice, expressions);
        this.snippets = snippets;
    }

    /** A program whose end may be an error or an exit. */
    static String program(long seed, int snippets) {
        ProgramGenerator generator = new ProgramGenerator(seed, snippets);
        return generator.snippets() + generator.end();
    }

    /** A program that runs to its end, so that others can follow in the same process. */
    static String continuing(long seed, int snippets) {
        return new ProgramGenerator(seed, snippets).snippets();
    }

    private String snippets() {
        StringBuilder text = new StringBuilder(PRELUDE);
        for (int n = 1; n <= snippets; n++) {
            text.append("snippet(")
                    .append(n)
                    .append(", function(...)\n")
                    .append(body())
                    .append("\nend)\n");
        }
        return text.toString();
    }

    private String body() {
        if (choice.percent(TOPIC_PERCENT)) {
            String topic = TOPICS.get(choice.below(TOPICS.size()));
            String text;
            do {
                text = GRAMMARS.get(topic).text(topic, choice);
            } while (closesHandler(text));
            return "local f, n, fuel = function(...) return ... end, 0, 1\n" + text;
        }
        return declarations() + statements.block(3) + "return " + statements.leaves(3);
    }

    /** In Lua 5.4.4 the handler of an xpcall outlives the coroutine that is closed in it; 5.4.8 forgets it. */
    private static boolean closesHandler(String text) {
        return text.contains("xpcall(") && text.contains("coroutine.close") && text.contains("<close>");
    }

    /** The variables that {@link ExpressionGenerator} knows. */
    private String declarations() {
        return "local i, j, x, y = " + choice.of("1", "3", "-2", "math.mininteger") + ", " + choice.of("0", "7", "255")
                + ", "
                + choice.of("0.5", "-3.0", "1e300") + ", " + choice.of("2.0", "-0.0", "math.huge") + "\n"
                + "local s, r = " + choice.of("'abc'", "'10'", "''") + ", "
                + choice.of("'hello world'", "'0x1p4'", "'a=b'") + "\n"
                + "local t, u = " + choice.of("{}", "{1, 2, 3}", "{'b', 'a'; x = 1}") + ", "
                + choice.of("{3.5, 1, 2}", "{}") + "\n"
                + "local o, p = " + object("'O'") + ", " + object("'P'") + "\n"
                + "local v, w = " + expressions.leaf().replaceAll("\\bv\\b|\\bw\\b", "nil") + ", true\n"
                + "local function f(...) step() return ... end\n"
                + "local function g(a, b) step() return b, a end\n";
    }

    private String object(String name) {
        return "object(" + name + ", " + choice.of("1", "'x'", "nil") + ", {"
                + Choice.list(choice.below(5), ", ", this::event) + "})";
    }

    private String event() {
        return switch (choice.below(5)) {
            case 0, 1 ->
                choice.of(
                                "__add",
                                "__sub",
                                "__mul",
                                "__div",
                                "__idiv",
                                "__mod",
                                "__pow",
                                "__band",
                                "__bor",
                                "__bxor",
                                "__shl",
                                "__shr",
                                "__concat",
                                "__unm",
                                "__bnot")
                        + choice.of(
                                " = function(a, b) return type(a) .. type(b) end",
                                " = function(a, b) return rawequal(a, b), 2 end",
                                " = function(a) error('in event') end",
                                " = function() error({x = 1}) end",
                                " = 1");
            case 2 -> comparison();
            case 3 ->
                choice.of(
                        "__index = {y = 'indexed'}",
                        "__index = function(o, k) return k end",
                        "__newindex = function(o, k, v) rawset(o, 'y', k) end",
                        "__newindex = {}",
                        "__index = 'abc'",
                        "__index = setmetatable({}, {__index = function(t, k) return t end})",
                        "__index = 1",
                        "__newindex = function() error('read-only', 2) end",
                        "__metatable = 'locked'");
            default ->
                choice.of(
                        "__call = function(self, ...) return select('#', ...), ... end",
                        "__len = function() return 42 end",
                        "__len = function() return 'long' end",
                        "__len = function() return 2.5 end",
                        "__pairs = function(o) return function(_, k) if not k then return 1, o.x end end, o, nil end",
                        "__tostring = function() return 'text' end",
                        "__tostring = function() return 1 end",
                        "__close = function(_, e) error(e or 'closing', 0) end",
                        "__call = 1",
                        "__close = function(_, e) out('closed', e) end");
        };
    }

    private String comparison() {
        return choice.of("__eq", "__lt", "__lt", "__le")
                + choice.of(
                        " = function(a, b) return 1 end",
                        " = function() return nil end",
                        " = function(a, b) return a.x < b.x end",
                        " = function(a, b) return rawequal(a, o) end",
                        " = function(a, b) out(type(a), type(b)) return coroutine.isyieldable() and"
                                + " coroutine.yield('yield') end",
                        " = function() error('in comparison') end");
    }

    /** How the whole program ends. Errors that are no strings are for the command to show; its tests look at them. */
    private String end() {
        return choice.of(
                "",
                "",
                "error('the end')\n",
                "error('the end', 0)\n",
                "local t = {} t.x.y = 1\n",
                "os.exit(3)\n",
                "os.exit(false)\n",
                "local x <close> = tbc('exit') os.exit(7, true)\n",
                "local x <close> = tbc('exit') os.exit(true)\n",
                "local x <close> = tbc('end', function() error('in close') end)\n",
                "pcall(os.exit, 9)\n",
                "coroutine.wrap(function() local x <close> = tbc('inside') os.exit(300, true) end)()\n",
                "local co = coroutine.wrap(function() local x <close> = tbc('pending') coroutine.yield() end) co()\n",
                "print(pcall(os.exit, 'x'))\n",
                "return 5\n",
                "local s = 'a' + 1\n",
                "nothing()\n",
                "coroutine.wrap(function() error('inside') end)()\n",
                "local x <close> = 5\n",
                "return #nil\n",
                "string.rep()\n",
                "s = 'x' s:bad()\n",
                "for i = 1, 2, 0 do end\n");
    }
}
