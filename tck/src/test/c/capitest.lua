-- Calls what capitest.c has. The output is that of the reference interpreter (capitest.out).
local folder = ...
local folderPattern = folder:gsub("%p", "%%%0")
package.path, package.cpath = "", folder .. "/?.so"
local t = require "capitest"

local function show(label, ...)
  local values = table.pack(...)
  for i = 1, values.n do
    values[i] = tostring(values[i]):gsub("0x%x+", "ADDRESS"):gsub(folderPattern, "FOLDER", 1)
  end
  print(label .. ": " .. table.concat(values, " ", 1, values.n))
end

show("loaded", t.name, t.file, t.placeholder, package.loaded.capitest == t)
show("stack", t.stack("what", "is", "there"))
show("many", #t.many(5000), pcall(t.many, 2000000))
show("churn", t.churn(100000))

for _, value in ipairs { true, 12, 1.5, 2.0, "text", "0x10", " 12.5 ", {}, print, show, io.stdout, coroutine.create(print) } do
  local kind = type(value) == "thread" and "thread" or io.type(value) or math.type(value) or type(value)
  if value == print then
    show("describe print", (t.describe(value))) -- Java's functions have no address in C
  elseif value == io.stdout then
    show("describe stdout", (t.describe(value)))
  else
    show("describe " .. kind, t.describe(value))
  end
end
show("describe nil", t.describe(nil))
show("describe cfunction", t.describe(t.describe))
show("describe", pcall(t.describe))
show("none", t.none())
for _, value in ipairs { 12, -1.5, 1e100, 3.0, "a\0b", {}, false } do
  show("tostring_in_place", t.tostring_in_place(value))
end
for _, text in ipairs { "10", "0x1p4", " 5 ", "x", "", "1e1" } do
  show("tonumber", t.tonumber(text))
end
show("tostring", t.tostring(nil))
show("tostring", t.tostring(1.0))
show("tostring", t.tostring(setmetatable({}, { __tostring = function() return "me" end })))
show("tostring", pcall(t.tostring, setmetatable({}, { __tostring = function() return 1 end })))
show("tostring", (t.tostring(setmetatable({}, { __name = "Named" })):gsub("0x%x+", "ADDRESS")))
local text, literal, null, bytes = t.format()
show("format", text, literal, null, #bytes)

for op = 0, 13 do
  show("arith " .. op, t.arith(op, 7, 3))
  show("arith " .. op, pcall(t.arith, op, 7.5, op >= 7 and op ~= 12 and 3 or "3"))
end
local V = setmetatable({}, {
  __add = function() return "add" end, __unm = function() return "unm" end, __concat = function() return "cat" end,
  __eq = function() return true end, __lt = function() return true end, __le = function() return false end,
  __len = function() return 5 end, __index = function(_, k) return "index " .. tostring(k) end,
})
show("arith", t.arith(0, V, 1), t.arith(12, V, V))
show("arith", pcall(t.arith, 0, {}, 1))
show("arith", pcall(t.arith, 3, 1, 0))
show("compare", t.compare(1, 2))
show("compare", t.compare(2, 2.0))
show("compare", t.compare("a", "b"))
show("compare", t.compare(V, setmetatable({}, getmetatable(V))))
show("compare", pcall(t.compare, 1, {}))
local same = {}
show("compare", pcall(t.compare, same, same))
show("concat", t.concat(), t.concat("one"), t.concat("a", 1, 2.5), t.concat(1, V))
show("concat", pcall(t.concat, {}, "x"))
show("length", t.length { 1, 2, 3 }, t.length "four")
show("length", t.length(V))
show("length", pcall(t.length, setmetatable({}, { __len = function() return "x" end })))
show("length", pcall(t.length, 5))

show("table_access", t.table_access { k = "v", field = 1, 10, 20, 30 })
show("table_access", t.table_access(V))
show("table_access", pcall(t.table_access, 5))
local changed = {}
show("table_change", t.table_change(changed), changed.k, changed.field, changed[3], changed.raw, changed[5])
local log = {}
t.table_change(setmetatable({}, { __newindex = function(_, k, v) log[#log + 1] = tostring(k) .. "=" .. v end }))
show("table_change", table.unpack(log))
show("rawset", pcall(t.rawset, {}, nil, 1))
show("rawset", pcall(t.rawset, {}, 0 / 0, 1))
show("traverse", t.traverse { 1, 2, 3, a = 4, b = 5 })
show("traverse", t.traverse {})
show("next_after", t.next_after({ 5 }, nil))
show("next_after", t.next_after({ 5 }, 1))
show("next_after", pcall(t.next_after, {}, "no key"))
local kind, again, global, main = t.globals()
show("globals", kind, again, global, main == coroutine.running(), from_c)
show("create", t.create())

local p = t.point(1.5)
show("point", t.point_get(p))
show("point", pcall(t.point_get, 5))
show("point", pcall(t.point_get))
show("point", pcall(t.point_get, {}))
show("point", pcall(t.point_get, io.stdout))
show("point", pcall(t.point, "x"))
show("user_values", t.user_values(p, "first"))
show("user_values", debug.getuservalue(p, 1), debug.getuservalue(p, 2), debug.getuservalue(p, 3))
show("user_values", debug.setuservalue(p, "new", 2) == p, debug.getuservalue(p, 2))
show("metatables", t.metatables({}, { __name = "N", __tostring = function() return "text of it" end }))
show("light", t.light())
debug.getmetatable(p).__index = function(_, k) return k .. "!" end
debug.getmetatable(p).__call = function(self, a) return "called with " .. a end
show("userdata", p.field, p(7), p == p, type(p), tostring(p):match "^capitest.point: 0x%x+$" ~= nil)
do
  local weak = setmetatable({}, { __mode = "k" })
  weak[t.point(1)] = true
  collectgarbage()
  show("weak", next(weak))
end
do
  for i = 1, 3 do t.collectable(i) end
  local kept = t.collectable(4)
  collectgarbage()
  collectgarbage()
  show("finalizers", table.unpack(t.gc_log()))
  do local closed <close> = t.collectable(5) end
  show("finalizers", table.unpack(t.gc_log()))
  show("finalizers", kept ~= nil)
end

local count, other = t.counter("own"), t.counter("other")
show("counter", count())
show("counter", count())
show("counter", other())
show("upvalues", debug.getupvalue(count, 1), debug.getupvalue(count, 2))
show("same_function", t.same_function())
local up1, up2 = 1, 2
local function f1() return up1 end
local function f2() return up2 end
show("upvalues", t.upvalues(f1))
show("upvalues", t.upvalues(t.counter("x")))
show("join", t.join(f1, f2), f1())

show("call", t.call(-1, function(...) return ... end, 1, nil, 3))
show("call", t.call(2, function() return 1 end))
show("call", t.call(0, function() return 1 end))
show("call", t.call(1, setmetatable({}, { __call = function(_, a) return "called", a end }), 1))
show("call", pcall(t.call, 1, nil))
show("pcall", t.pcall(function(...) return "fine", ... end, 1, 2))
show("pcall", t.pcall(error, "message", 0))
show("pcall", t.pcall_plain(error, "message", 0))
show("pcall", t.pcall_plain(error, nil))
show("pcall", t.pcall_plain(error, setmetatable({}, { __tostring = function() return "object" end })))
show("pcall", t.pcall_plain(string.rep, "x", -1))
show("pcall", t.pcall_plain(string.rep))
show("pcall", t.pcall_plain(t.raise, same) == 2, select(2, t.pcall_plain(t.raise, same)) == same)
show("raise", pcall(t.raise, "text"))
show("raise", pcall(t.raise_text, "position"))
show("raise", pcall(function() t.raise_text("position") end))
show("raise", xpcall(t.raise_text, function(m) return "handler: " .. m end, "x"))
show("raise", pcall(t.raise_with_buffer))
show("recurse", pcall(t.recurse, 50, t.recurse))
show("recurse", pcall(t.recurse, 50, function(...) return t.recurse(...) end))
local deep, message = pcall(t.recurse, 100000, t.recurse)
show("recurse", deep, message:match "C stack overflow")

show("arguments", t.arguments({}, 1, nil, "2.5", "s", nil, nil, true, nil))
show("arguments", t.arguments({}, "3", 4, 5, 6, "seven", "one", true, nil))
for i = 1, 9 do
  local list = { {}, 1, 2, 3, "s", "t", "one", true, nil }
  list[i] = i == 8 and false or i == 3 and 1.5 or i == 7 and "three" or print
  if i == 6 then list[i] = {} end
  show("arguments", pcall(t.arguments, table.unpack(list, 1, 9)))
end
show("arguments", pcall(t.arguments))
show("method", pcall(function() local o = { m = t.arguments } o:m("x") end))
show("method", pcall(function() local o = setmetatable({ m = t.point_get }, {}) o:m() end))
show("version", t.version())

show("yieldable", t.yieldable())
show("yieldable", coroutine.wrap(t.yieldable)())
show("yield", pcall(t.yields, 1))
local co = coroutine.wrap(function(...) return "end", t.yields(...) end)
show("yields", co(1, 2))
show("yields", co(3, 4))
co = coroutine.wrap(function(...) return "end", t.yields_and_goes_on(...) end)
show("yieldk", co(1, 2))
show("yieldk", co(3, 4))
co = coroutine.wrap(t.calls_k)
show("callk", co(function(...) return "back", coroutine.yield(...) end, 1, 2))
show("callk", co("resumed"))
show("callk", coroutine.wrap(t.calls_k)(function() return "at once" end))
show("callk", t.calls_k(function() return "outside" end))
co = coroutine.wrap(t.pcalls_k)
show("pcallk", co(function(...) coroutine.yield(...) error("late", 0) end, 1, 2))
show("pcallk", co("resumed"))
show("pcallk", coroutine.wrap(t.pcalls_k)(error, "at once"))
show("pcallk", coroutine.wrap(t.pcalls_k)(function() return "fine" end))
co = coroutine.wrap(function() return pcall(t.call, 1, coroutine.yield) end)
show("across", co())
co = coroutine.create(function() t.yields_and_goes_on(1) end)
coroutine.resume(co)
show("close", coroutine.close(co), coroutine.status(co))
for _, f in ipairs { function(a) local b = coroutine.yield(a) return coroutine.yield(b), "r" end, error, t.yields_and_goes_on, t.version } do
  local rounds, value, renewed, closed = t.drive(f)
  show("drive", table.concat(rounds, "; "), value, renewed, closed)
end
co = t.thread(function(...) return "started", coroutine.yield(...) end)
show("thread", coroutine.status(co), coroutine.resume(co, 1, 2))
show("thread", coroutine.resume(co, 3), coroutine.status(co))
local empty, found, extra = t.empty_thread()
show("thread", coroutine.status(empty), coroutine.resume(empty), found, extra)

-- Stacks of coroutines, and C functions on each; a collection moves what they use.
local function layers(n, last, ...)
  if n == 0 then return last(...) end
  local function go(...) return t.call(-1, layers, n - 1, last, ...) end
  return coroutine.wrap(go)(...)
end
show("layers", layers(12, function(...)
  collectgarbage()
  return select("#", ...), ..., #debug.traceback() > 0
end, {}, same, "text", nil))
show("layers", select(2, pcall(layers, 12, error, same)) == same)
show("layers", pcall(layers, 5, function() collectgarbage() return layers(5, error, 42) end))
do
  local all = {}
  for i = 1, 100 do
    all[i] = coroutine.wrap(function(...)
      local a = { i }
      local b = t.call(1, function() return { i } end)
      local c = t.yields_and_goes_on(...)
      collectgarbage "step"
      return a[1] + b[1], c
    end)
    all[i](i)
  end
  collectgarbage()
  local sum = 0
  for i = 100, 1, -1 do sum = sum + all[i](i) end
  show("layers", sum)
end

local function closable(name)
  return setmetatable({}, { __close = function(_, e) log[#log + 1] = name .. " " .. tostring(e) end })
end
log = {}
show("closes", t.closes(closable "a", closable "b"))
show("closes", table.unpack(log))
log = {}
show("closes", pcall(t.closes_by_pop, closable "a", closable "b"))
show("closes", table.unpack(log))

local status, chunk = t.load("local a = ... return a, _ENV == _G")
show("load", status, chunk(5))
show("load", t.load("x ="))
show("load_more", t.load_more())
local binary, dumped = t.dump(function(a) return a * 2 end)
show("dump", dumped, load(binary, "b", "b")(21))
show("dump", select(2, t.dump(print)))
local long, size, pushed, sized, replaced = t.buffers()
show("buffers", long:sub(1, 12), long:sub(-20), size, pushed, sized, replaced)
show("references", t.references())

local function caller(argument)
  local line, name, none, what, value = t.info()
  return argument, line, name, none, what, value
end
show("info", caller(1))
show("where", (t.where()))
local _, trace = t.where()
show("traceback", (trace:gsub("\n.*", "")), trace:find("capitest.where", 1, true) ~= nil)
local set, gone, lines = t.hook(function()
  local a = 1
  return a
end)
show("hook", set, gone, table.concat(lines, " "))
show("memory", t.memory())
show("mathematics", t.mathematics(27, 4))
local equal, rep, registered = t.libraries()
show("libraries", equal, rep == string.rep, registered == t.version, registered())
show("results", t.results())
show("warnings", t.warnings())

show("submodule", require "capitest.sub.module")
show("hyphen", package.loadlib(folder .. "/capitest.so", "luaopen_old") ~= nil)
show("loadlib", package.loadlib(folder .. "/capitest.so", "*"))
show("loadlib", package.loadlib(folder .. "/capitest.so", "luaopen_capitest")() ~= nil)
local _, _, where = package.loadlib(folder .. "/capitest.so", "nothing")
show("loadlib", where)
_, _, where = package.loadlib(folder .. "/missing.so", "nothing")
show("loadlib", where)
local _, problem = pcall(require, "capitest.missing")
show("require", problem:match "[^\n]*$")
show("end", "of the program")
