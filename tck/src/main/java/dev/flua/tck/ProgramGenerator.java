package dev.flua.tck;

import java.util.function.Supplier;

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
        local function one(v, depth)
          local kind = type(v)
          if kind == "string" then return string.format("%q", v) end
          if kind == "number" then return v ~= v and "nan" or tostring(v) end
          if kind ~= "table" then return kind == "function" and kind or kind == "thread" and kind or tostring(v) end
          if depth > 2 then return "{...}" end
          local parts = {}
          for i = 1, rawlen(v) do parts[i] = one(rawget(v, i), depth + 1) end
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
        local function out(...) print(show(...)) end
        local function snippet(n, f)
          fuel = 60
          print(n, show(pcall(f, n, "vararg", nil)))
        end
        local function object(name, x, events)
          local meta = { __name = name, __index = function(_, k) if k == "m" then return function(_, ...) return name, ... end end end }
          for event, f in pairs(events) do meta[event] = f end
          return setmetatable({ x = x }, meta)
        end
        """;

    private final Choice choice;
    private final ExpressionGenerator expressions;
    private final int snippets;
    private int labels;

    /**
     * Whether a snippet has to-be-closed variables; then it does not create coroutines but wraps them. A coroutine that ends
     * with an error closes its variables at once, in the reference when it is closed (docs/conformance.md).
     */
    private boolean closing;

    private ProgramGenerator(long seed, int snippets) {
        choice = new Choice(seed);
        expressions = new ExpressionGenerator(choice);
        this.snippets = snippets;
    }

    static String program(long seed, int snippets) {
        return new ProgramGenerator(seed, snippets).program();
    }

    private String program() {
        StringBuilder text = new StringBuilder(PRELUDE);
        for (int n = 1; n <= snippets; n++) {
            closing = choice.percent(50);
            text.append("snippet(").append(n).append(", function(...)\n").append(declarations());
            text.append(block(3)).append("return ").append(leaves(3)).append("\nend)\n");
        }
        return text.append(end()).toString();
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
            case 2 -> comparisons();
            case 3 ->
                choice.of(
                        "__index = {y = 'indexed'}",
                        "__index = function(o, k) return k end",
                        "__newindex = function(o, k, v) rawset(o, 'y', k) end",
                        "__newindex = {}",
                        "__index = 'abc'");
            default ->
                choice.of(
                        "__call = function(self, ...) return select('#', ...), ... end",
                        "__len = function() return 42 end",
                        "__len = function() return 'long' end",
                        "__tostring = function() return 'text' end",
                        "__call = 1",
                        "__close = function(_, e) out('closed', e) end");
        };
    }

    /** Not {@code __lt} without {@code __le}: Lua 5.4 as it is usually built emulates the second, against its manual (§8.1). */
    private String comparisons() {
        Supplier<String> function = () -> choice.of(
                "function(a, b) return 1 end", "function() return nil end", "function(a, b) return a.x < b.x end");
        return choice.of("", "__eq = " + function.get() + ", ") + "__le = " + function.get()
                + choice.of("", ", __lt = " + function.get());
    }

    private String leaves(int most) {
        return Choice.list(1 + choice.below(most), ", ", expressions::leaf);
    }

    private String block(int depth) {
        return Choice.list(1 + choice.below(depth + 2), "", () -> statement(depth) + "\n");
    }

    private String function(int depth) {
        return "function(" + choice.of("a, b, ...) ", "...) ", "i, ...) i = cut(i) ") + "step() " + block(depth - 1)
                + "return " + expressions.value(1) + choice.of("", ", ...", ", i") + " end";
    }

    private String statement(int depth) {
        if (depth <= 0 || choice.percent(40)) {
            return simple();
        }
        return switch (choice.below(14)) {
            case 0 ->
                "if " + expressions.condition(2) + " then " + block(depth - 1)
                        + choice.of("", "elseif x then i = 1 ", "else s = 'else' ") + "end";
            case 1 ->
                "for " + choice.of("i", "n", "x") + " = " + range() + " do step() " + block(depth - 1)
                        + choice.of("", "if v then break end ") + "end";
            case 2 ->
                "do local n = 0 while n < 3 and (" + expressions.condition(1) + ") do n = n + 1 step() "
                        + block(depth - 1) + "end end";
            case 3 ->
                "do local n = 0 repeat local i = n step() " + block(depth - 1) + "n = n + 1 until n > 2 or ("
                        + expressions.condition(1) + ") end";
            case 4 -> "for " + iteration() + " do step() " + block(depth - 1) + "end";
            case 5 -> loopWithLabels(depth);
            case 6 -> choice.of("f = ", "g = ", "v = ") + function(depth);
            case 7 -> choice.of("local f = ", "o.f = ", "t.x = ") + function(depth);
            case 8, 9 -> "out(pcall(" + function(depth) + ", " + leaves(2) + "))";
            case 10 ->
                "out(xpcall(" + function(depth) + ", "
                        + choice.of("function(m) return show(m) .. '!' end", "type", "function(m) return m, 2 end")
                        + ", " + leaves(2) + "))";
            case 11 -> "out(select(" + choice.of("1", "2", "-1", "0", "i") + ", pcall(" + function(depth) + ")))";
            case 12 -> coroutine(depth);
            default -> closing ? closing(depth) : simple();
        };
    }

    private String range() {
        return choice.of(
                "1, 3",
                "3, 1, -1",
                "1.0, 2",
                "0, 1, 0.5",
                "1, 0",
                "math.maxinteger - 1, math.maxinteger",
                "1, math.huge, math.maxinteger",
                "math.mininteger, math.mininteger + 2, 2",
                "i, i + 1",
                "1, 2, 0",
                "'1', 2",
                "1, s",
                "1, 2, {}",
                "-1, -3, -2",
                "1, 2.9",
                "x, x + 1");
    }

    private String iteration() {
        return choice.of(
                "n, v in ipairs(t)",
                "n, v in ipairs({s, i, x})",
                "v in s:gmatch('%w')",
                "v, w in r:gmatch('(%w+)=(%w+)')",
                "n in pairs({4, 5})",
                "v in f, 1, nil",
                "v in coroutine.wrap(function() coroutine.yield(1) coroutine.yield(x) end)",
                "v, w in next, {}",
                "v in o",
                "v in i",
                "k, v in ipairs()",
                "n in string.gmatch(s, '()')");
    }

    private String loopWithLabels(int depth) {
        int label = labels++;
        String jump = "if " + expressions.condition(1) + " then goto l" + label + " end ";
        return choice.percent(50)
                ? "for n = 1, 3 do step() " + jump + block(depth - 1) + "::l" + label + ":: end"
                : "do local n = 0 ::l" + label + ":: n = n + 1 step() do " + block(depth - 1) + "end if n < 3 then "
                        + jump + "end end";
    }

    private String coroutine(int depth) {
        String body = "function(...) step() " + block(depth - 1) + "v = coroutine.yield(" + leaves(2) + ") "
                + block(depth - 1) + "return " + leaves(2) + " end";
        if (closing) {
            return "do local co = coroutine.wrap(" + body + ") out(co(" + leaves(2) + ")) out(co(" + leaves(2) + ")) "
                    + choice.of("", "out(co())") + " end";
        }
        return "do local co = coroutine.create(" + body + ") for n = 1, " + choice.of("1", "2", "3")
                + " do out(coroutine.resume(co, " + leaves(2) + ")) out(coroutine.status(co)) end "
                + choice.of("", "out(coroutine.close(co))", "out(coroutine.isyieldable(co))") + " end";
    }

    private String closing(int depth) {
        return "do local c <close> = setmetatable({}, {__close = function(_, e) step() out('close', e) "
                + choice.of("", "error('in close', 0)", "v = 1") + " end}) " + block(depth - 1)
                + choice.of("", "do return " + leaves(2) + " end ") + "end";
    }

    private String simple() {
        return switch (choice.below(20)) {
            case 0, 1, 2, 3, 4 -> "out(" + Choice.list(1 + choice.below(2), ", ", () -> expressions.any(3)) + ")";
            case 5 ->
                choice.of("i = num(", "j = num(", "x = num(", "local k <const> = num(", "local y = num(")
                        + expressions.number(2) + ")";
            case 6 -> choice.of("s", "r", "local s", "local k <const>") + " = cut(" + expressions.string(2) + ")";
            case 7 ->
                choice.of("v", "w", "local v", "o.x", "o.y", "p.x", "t.x", "u.y", "global", "p.z") + " = "
                        + expressions.value(2);
            case 8 -> "t[#t + 1] = " + expressions.leaf() + " or 0";
            case 9 ->
                choice.of(
                        "i, j = j, i",
                        "x, i = i, x",
                        "s, r = r, s",
                        "t, u = u, t",
                        "f, g = g, f",
                        "o, p = p, o",
                        "v, w = f(i, s)",
                        "v, w = g(...)");
            case 10, 11 -> "out(" + expressions.call() + ")";
            case 12 -> library();
            case 13 ->
                "out(pcall("
                        + choice.of(
                                "error, " + leaves(1) + choice.of("", ", 0", ", 1", ", 2"),
                                "string.rep",
                                "setmetatable, 1, {}",
                                "f, ...",
                                "rawset, t",
                                "ipairs",
                                "tostring",
                                "select, 0",
                                "string.char, -1",
                                "math.floor, {}",
                                "next, {}, 1",
                                "load, 'x ='",
                                "table.concat, {{}}",
                                "error",
                                "string.format, '%d', 1.5",
                                "string.format, '%d', '1.5'",
                                "rawlen, 5",
                                "getmetatable",
                                "coroutine.resume, 1",
                                "coroutine.wrap, 1",
                                "table.unpack, 1")
                        + "))";
            case 14 ->
                "if " + expressions.condition(1) + " then error(" + leaves(1) + choice.of("", ", 2", ", 0") + ") end";
            case 15 ->
                "assert(" + expressions.condition(1) + choice.of(")", ", " + expressions.leaf() + ")", ", 'message')");
            case 16 ->
                "do local fs = {} for n = 1, 3 do local k = n * 2 fs[n] = function() i = i + n k = k + 1 return i, k"
                        + " end end out(fs[1](), fs[2](), fs[1]()) end";
            case 17 ->
                "out(load('return ' .. "
                        + choice.of("string.format('%q', v)", "string.format('%q', x)", "s", "'...'", "'1 + '", "'i'")
                        + "))";
            case 18 ->
                "out("
                        + choice.of(
                                "select(2, ...)",
                                "select(-1, ...)",
                                "select(i, ...)",
                                "table.pack(...).n",
                                "(...)",
                                "...",
                                "{...}",
                                "table.unpack(t)",
                                "table.unpack({1, 2, 3}, 2)",
                                "table.unpack({}, 1, 2)")
                        + ")";
            default -> "out((function(...) return " + expressions.any(2) + ", ... end)(" + leaves(3) + "))";
        };
    }

    private String library() {
        return choice.of(
                "table.insert(t, " + expressions.leaf() + " or 0)",
                "table.insert(t, 1, i)",
                "table.insert(t, i, s)",
                "out(table.remove(t))",
                "out(table.remove(t, 1))",
                "table.sort(t)",
                "table.sort(u, function(a, b) return a > b end)",
                "table.sort(t, function(a, b) return show(a) < show(b) end)",
                "out(table.move(t, 1, #t, 2))",
                "out(rawequal(t, u), rawlen(t), rawget(t, 1))",
                "setmetatable(t, nil)",
                "out(getmetatable(s).__index == string)",
                "out(next({}), type(next), type(nil))",
                "out(string.rep(s, 2, r))",
                "out(tostring(nil), tostring(12))",
                "t = {}",
                "u = {f(1, 2)}",
                "out(t, u)",
                "out(o, p)");
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
