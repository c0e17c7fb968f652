package dev.flua.tck;

/**
 * Makes Lua statements over the variables that {@link ExpressionGenerator} knows. A function that spans lines is called by a
 * name, because Lua 5.4.4 and 5.4.8 do not agree on the line of other calls.
 */
final class StatementGenerator {
    private final Choice choice;
    private final ExpressionGenerator expressions;
    private int labels;

    StatementGenerator(Choice choice, ExpressionGenerator expressions) {
        this.choice = choice;
        this.expressions = expressions;
    }

    /** One to {@code most} expressions. */
    String leaves(int most) {
        return Choice.list(1 + choice.below(most), ", ", expressions::leaf);
    }

    /** Some statements, with others inside them down to {@code depth}. */
    String block(int depth) {
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
        return switch (choice.below(20)) {
            case 0 ->
                "if " + expressions.condition(2) + " then " + block(depth - 1)
                        + choice.of("", "elseif x then i = 1 ", "else s = 'else' ") + "end";
            case 1, 2 -> numericFor(depth);
            case 3 ->
                "do local n = 0 while n < 3 and (" + expressions.condition(1) + ") do n = n + 1 step() "
                        + block(depth - 1) + "end end";
            case 4 ->
                "do local n = 0 repeat local i = n step() " + block(depth - 1) + "n = n + 1 until n > 2 or ("
                        + expressions.condition(1) + ") end";
            case 5 -> "for " + iteration() + " do step() " + block(depth - 1) + "end";
            case 6 -> loopWithLabels(depth);
            case 7 -> choice.of("f = ", "g = ", "v = ") + function(depth);
            case 8 -> choice.of("local f = ", "o.f = ", "t.x = ") + function(depth);
            case 9, 10 -> "out(pcall(" + choice.of("", "", "pcall, ") + function(depth) + ", " + leaves(2) + "))";
            case 11 -> "out(xpcall(" + function(depth) + ", " + handler() + ", " + leaves(2) + "))";
            case 12 -> "out(select(" + choice.of("1", "2", "-1", "0", "i") + ", pcall(" + function(depth) + ")))";
            case 13, 14 -> coroutine(depth);
            case 15, 16 -> closing(depth);
            case 17 -> recursion(depth);
            case 18 -> choice.percent(50) ? proxy() : inheritance();
            default -> closures();
        };
    }

    private String handler() {
        return choice.of(
                "function(m) return show(m) .. '!' end",
                "type",
                "function(m) return m, 2 end",
                "function(m) error(m, 0) end",
                "function(m) local x <close> = tbc('handler') return m end",
                "function(m) return pcall(error, m) end",
                "nil",
                "o");
    }

    /** Over integers or floats, also next to where they overflow; a long loop ends early. */
    private String numericFor(int depth) {
        if (choice.percent(50)) {
            return "for " + choice.of("i", "n", "x") + " = " + range() + " do step() " + block(depth - 1)
                    + choice.of("", "if v then break end ") + "end";
        }
        return "do local rounds = 0 for n = " + limit() + ", " + limit() + choice.of("", ", " + limit())
                + " do rounds = rounds + 1 if rounds > 4 then break end out(n) "
                + (choice.percent(30) ? block(depth - 1) : "") + "end out(rounds) end";
    }

    private String limit() {
        return switch (choice.below(5)) {
            case 0 -> expressions.real();
            case 1 -> expressions.leaf();
            case 2 ->
                choice.of(
                        "math.maxinteger",
                        "math.mininteger",
                        "math.maxinteger - 1",
                        "math.mininteger + 2",
                        "math.maxinteger // 2",
                        "-(math.maxinteger // 2)",
                        "2^63",
                        "-2^63",
                        "1e308",
                        "math.huge",
                        "0/0");
            default -> expressions.integer();
        };
    }

    private String recursion(int depth) {
        return "do local function r(n, ...) if n <= 0 then " + block(depth - 1) + "return " + leaves(2) + " end "
                + choice.of(
                        "return r(n - 1, n, ...)",
                        "return (r(n - 1))",
                        "return n, r(n - 1, ...)",
                        "local a, b = r(n - 1) return b, a",
                        "local c <close> = tbc(n) return r(n - 1)",
                        "return select(2, pcall(r, n - 1, ...))",
                        "return coroutine.wrap(r)(n - 1)")
                + " end out(r(" + choice.of("0", "1", "3", "5", "s") + ")) end";
    }

    /** A table that passes everything on, which shows what library functions do with a table, and in which order. */
    private String proxy() {
        String log = choice.of("", "count = count + 1 ", "out('get', k) ");
        return "do local count, u = 0, {"
                + Choice.list(1 + choice.below(3), ", ", () -> "(" + expressions.leaf() + ") or 0")
                + "} local p = setmetatable({}, {"
                + "__index = function(_, k) " + log + "return u[k] end, "
                + "__newindex = function(_, k, v) " + log.replace("get", "set") + "u[k] = v end, "
                + "__len = function() return #u end, __pairs = function() return next, u end}) "
                + Choice.list(
                        1 + choice.below(3),
                        " ",
                        () -> choice.of(
                                "table.insert(p, i or 0)",
                                "table.insert(p, 1, s or 0)",
                                "out(table.remove(p))",
                                "out(table.remove(p, 1))",
                                "out(table.unpack(p))",
                                "out(pcall(table.concat, p, ','))",
                                "out(pcall(table.sort, p))",
                                "table.sort(p, function(a, b) return show(a) < show(b) end)",
                                "table.move(p, 1, 2, 2)",
                                "table.move(p, 1, #p, 1, t)",
                                "for k, v in ipairs(p) do out(k, v) end",
                                "for k, v in pairs(p) do out(k, v) end",
                                "out(#p, rawlen(p), next(p))",
                                "p[#p + 1] = x or 0",
                                "p.x = s"))
                + " out(count, u) end";
    }

    private String inheritance() {
        return "do local A = setmetatable({}, {__call = function(c, x) return setmetatable({x = x}, c) end}) A.__index"
                + " = A function A:get(...) return self.x, ... end function A.make(...) return A(...) end local B ="
                + " setmetatable({}, {__index = A" + choice.of("", ", __call = getmetatable(A).__call")
                + "}) B.__index = B function B:get(...) return 'B', A.get(self, ...) end "
                + choice.of("", "B.__eq = function(a, b) return a.x == b.x end ")
                + "B.__tostring = B.get A.__tostring = A.get "
                + choice.of(
                        "",
                        "A.__lt = function(a, b) return a.x < b.x end ",
                        "B.__concat = function(a, b) return cut(a) .. cut(b) end ")
                + "local a = A(" + expressions.leaf() + ") local b = " + choice.of("B(", "B.make(", "A.make(")
                + expressions.leaf() + ") "
                + Choice.list(
                        2,
                        " ",
                        () -> choice.of(
                                "out(a:get(" + expressions.leaf() + "))",
                                "out(b:get(i, s))",
                                "out(pcall(b.get))",
                                "out(a == b, a ~= B)",
                                "out(pcall(function() return a <= b, b <= a end))",
                                "out(pcall(function() return a < 1 end))",
                                "out(pcall(function() return a .. b end))",
                                "out(pcall(tostring, b))",
                                "out(b:none())",
                                "out(rawget(b, 'get'), b.get == B.get, getmetatable(b) == B)",
                                "out(B.none, A.x, b.x)"))
                + " end";
    }

    private String closures() {
        return switch (choice.below(4)) {
            case 0 ->
                "do local fs = {} for n = 1, 3 do local k = n * 2 fs[n] = function() i = i + n k = k + 1 return i, k"
                        + " end end out(fs[1](), fs[2](), fs[1]()) end";
            case 1 ->
                "do local fs = {} local n = 0 while n < 3 do n = n + 1 local k = n fs[n] = function(...) k = k +"
                        + " select('#', ...) return k, n end end out(fs[1](1), fs[2](1, 2), fs[1](), fs[3]()) end";
            case 2 ->
                "do local fs = {} local n = 0 ::again:: local k <const> = n fs[#fs + 1] = function() n = n + 1 return"
                        + " k end n = n + 1 if n < 3 then goto again end out(fs[1](), fs[2](), fs[3](), n) end";
            default ->
                "do local function counter(n) return function(d) n = n + (d or 1) return n end, function() return n"
                        + " end end local up, get = counter(" + expressions.leaf() + ") out(pcall(up)) out(pcall(up, "
                        + expressions.leaf()
                        + ")) out(get()) end";
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
                "a, b in pairs(setmetatable({}, {__pairs = function() return next, {s}, nil end}))",
                "p, c in utf8.codes(s)",
                "p, c in utf8.codes('a\\u{e4}\\xff')",
                "k in s:gmatch('()%w', 2)",
                "k, v in ipairs()",
                "n in string.gmatch(s, '()')");
    }

    private String loopWithLabels(int depth) {
        String label = "l" + labels++;
        String jump = "if " + expressions.condition(1) + " then goto " + label + " end ";
        return switch (choice.below(4)) {
            case 0 -> "for n = 1, 3 do step() " + jump + block(depth - 1) + "::" + label + ":: end";
            case 1 ->
                "do local n = 0 ::" + label + ":: n = n + 1 step() do " + block(depth - 1) + "end if n < 3 then " + jump
                        + "end end";
            case 2 ->
                "for n = 1, 2 do for m in ipairs({1, 2}) do step() " + jump + block(depth - 1) + "end end ::" + label
                        + "::";
            default ->
                "do local n = 0 repeat n = n + 1 local k = n step() f = function() k = k + 1 return k end if n > 2"
                        + " then goto "
                        + label + " end " + block(depth - 1) + " until k > 3 ::" + label + ":: out(pcall(f)) end";
        };
    }

    private String coroutine(int depth) {
        String body = "function(...) step() " + choice.of("", "", "local c <close> = tbc('co') ") + block(depth - 1)
                + "v = coroutine.yield(" + leaves(2) + ") " + block(depth - 1)
                + choice.of(
                        "",
                        "",
                        "if coroutine.close then coroutine.yield(coroutine.isyieldable()) end ",
                        "out(pcall(function(...) error(coroutine.yield(...)) end, i)) ")
                + "return " + leaves(2) + " end";
        return switch (choice.below(4)) {
            case 0 ->
                "do local co = coroutine.wrap(" + body + ") out(co(" + leaves(2) + ")) out(co(" + leaves(2) + ")) "
                        + choice.of("", "out(co())") + " end";
            case 1 ->
                "for a, b in coroutine.wrap(function(...) for n = 1, 3 do step() " + block(depth - 1)
                        + "coroutine.yield(n, " + expressions.leaf() + ") end end) do out(a, b) end";
            default ->
                "do local co co = coroutine.create(" + body + ") for n = 1, " + choice.of("1", "2", "3")
                        + " do out(coroutine.resume(co, " + leaves(2) + ")) out(coroutine.status(co)) end "
                        + choice.of(
                                "",
                                "out(coroutine.close(co)) out(coroutine.status(co))",
                                "out(coroutine.close(co)) out(coroutine.close(co))",
                                "out(coroutine.isyieldable(co))",
                                "coroutine.wrap(function() out(coroutine.close(co)) end)()",
                                "out(coroutine.resume(co))",
                                "out(pcall(coroutine.close, coroutine.running()))",
                                "out(coroutine.resume(coroutine.create(function() return coroutine.resume(co) end)))")
                        + " end";
        };
    }

    /** Without {@code break} in a loop that closes a value, which Lua 5.4.4 forgets then. */
    private String closing(int depth) {
        String first = "local c <close> = " + choice.of("tbc('c')", "tbc('c')", "nil", "false", "o", "i")
                + choice.of(
                        "",
                        " local d <close> = tbc('d', function(e) error('in close', 0) end)",
                        " local d <close> = tbc('d', function(e) error(e, 2) end)",
                        " local d <close> = tbc('d', function(e) v = 1 step() return e end)",
                        " local d <close> = tbc('d', function() out(pcall(coroutine.yield, 'closing')) end)");
        return switch (choice.below(4)) {
            case 0 ->
                "for n in "
                        + choice.of(
                                "next, {1, 2}, nil",
                                "f, 1, nil",
                                "function(_, n) n = (n or 0) + 1 return n < 3 and n or nil end, 1, nil")
                        + ", tbc('loop') do step() " + first + " " + block(depth - 1) + "end";
            case 1 ->
                "do local function h(...) " + first + " " + block(depth - 1) + "return "
                        + choice.of("...", "f(...)", leaves(2)) + " end out(h(" + leaves(2) + ")) end";
            default ->
                "do " + first + " " + block(depth - 1) + choice.of("", "do return " + leaves(2) + " end ") + "end";
        };
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
                                "string.format, '%5p|%p', 1, true",
                                "table.insert, t, 1, 2, 3",
                                "table.insert, t, 7, 1",
                                "table.insert, t",
                                "table.concat, t, ',', 1, 5",
                                "table.unpack, {}, 1, 1e8",
                                "table.move, t, 1, 2",
                                "table.sort, {3, 1, 'x'}",
                                "table.sort, {1, 2, 3}, function() return true end",
                                "setmetatable, o, {}",
                                "setmetatable, {}, 1",
                                "getmetatable, o",
                                "select, -9",
                                "tonumber, '10', 99",
                                "tonumber, 10, 10",
                                "tonumber, {}",
                                "math.random, 2, 1",
                                "math.tointeger, {}",
                                "utf8.char, -1",
                                "utf8.codepoint, 'abc', 9",
                                "rawset, {}, nil, 1",
                                "rawget, 1",
                                "rawequal, 1",
                                "assert, false",
                                "assert, nil, o",
                                "assert",
                                "xpcall, error",
                                "pcall",
                                "error, setmetatable({}, {__tostring = function() return 'E' end})",
                                "coroutine.yield, 1",
                                "coroutine.status, o",
                                "load, function() error('reader') end",
                                "load, 'return ...', 'name', 'b'",
                                "load, 'x = = 1', '@name'",
                                "load('local a <const> = 1 return function() a = 2 end') or print, 1",
                                "load('goto nowhere') or print, 2",
                                "load('return x', 'c', 't', {x = 5})",
                                "load('local x = nil; x.y = 1', '=name')",
                                "load('local t = {} t.a.b.c()', 'return t')",
                                "string.rep, 'x', 1 << 40",
                                "os.time, {year = 2020}",
                                "os.date, '%Ez'",
                                "io.open, '/nonexistent/x'",
                                "io.lines, '/nonexistent/x'",
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
            case 16 -> library();
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
                "table.insert(t, 1, i or 0)",
                "table.insert(t, i, s or 0)",
                "out(table.remove(t))",
                "out(table.remove(t, 1))",
                "table.sort(t)",
                "table.sort(u, function(a, b) return a > b end)",
                "table.sort(t, function(a, b) return show(a) < show(b) end)",
                "out(table.move(t, 1, #t, 2))",
                "out(table.move({1, 2, 3}, 2, 3, 1))",
                "out(table.move(t, 1, 2, #u + 1, u))",
                "out(table.concat(t, s, 1, 2))",
                "out(table.unpack(t, -1, 1))",
                "out(table.remove(u, #u))",
                "out(table.remove({}, 0), #table.pack())",
                "table.sort(t, function(a, b) error('in sort') end)",
                "table.sort(t, function(a, b) return coroutine.yield(a) end)",
                "out(math.type(i), math.type(x), math.type(s), math.ult(i, j))",
                "out(tostring(-0.0), 0x7fffffffffffffff + 1, 1e15, 2^53, -i // 0.0)",
                "out(i // 3, i % 3, i // -3, i % -3, x // 3, x % -3, x // 0.0, -x % math.huge)",
                "out(math.mininteger // -1, math.mininteger % -1, i << 63, i >> 64, i << -1)",
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
}
