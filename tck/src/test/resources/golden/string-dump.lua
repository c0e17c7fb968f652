-- string.dump, and loading what it returns

local function reload(f, ...)
  return assert(load(string.dump(f), ...))
end

-- values
print(reload(function (a, b) return a + b, "x\0\xff" end)(1, 2))
print(reload(function (...) return select("#", ...), ... end)(1, nil, 3))
print(reload(assert(load("local x = ...; return x, 'main'")))(5))
print(reload(load(""))())
local list = {}
function list:sum() local s = 0 for _, v in ipairs(self) do s = s + v end return s end
function list.first(t) return t[1] end
print(pcall(reload(list.sum), {1, 2}))
print(reload(list.sum, "=x", "b", _G)({1, 2, 3}), reload(list.first)({7}))
local function named(n) return n * 2 end
print(reload(named)(21), reload(reload(named))(4))
print(reload(function () return function (x) return function () return x end end end)()(8)())

-- upvalues are fresh; the first takes the environment, whatever it is
local a, b = 10, 20
local function counter(step) a = a + (step or b) return a, b end
local copy = reload(counter)
print(copy == counter, debug.getupvalue(copy, 1) == "a", debug.getupvalue(copy, 2), debug.getupvalue(copy, 3))
print(select(2, debug.getupvalue(copy, 1)) == _G)
debug.setupvalue(copy, 1, 100)
print(copy(1), counter(1), copy(1))
print(load(string.dump(counter), "=x", "b", 5)(2))
print(reload(function () return type(print) end)())
print(load(string.dump(function () return x end), "=x", "bt", { x = "from the environment" })())
print(pcall(load(string.dump(function () return x end), "=x", "b", nil)))
local function later() local y = b return later, y end
print(debug.getupvalue(reload(later), 1), (debug.getupvalue(reload(later), 2)))

-- constants of enclosing functions are part of the function
local INTEGER <const> = -9007199254740993
local FLOAT <const> = 2.5
local HUGE <const> = 1e308
local NAME <const> = "a\0b\xe4"
local NONE <const> = nil
local YES <const> = true
do
  local function outer()
    local INNER <const> = "inner"
    return function () return INTEGER, FLOAT, HUGE, NAME, NONE, YES, INNER end
  end
  print(reload(outer())())
  print(reload(reload(outer()))())
  print(reload(outer, "=x")()())
  print(debug.getinfo(reload(outer()), "u").nups)
end

-- lines and names
local function fails(t)
  local other = 1

  return t.field.x + other
end
print(pcall(reload(fails), {}))
print(pcall(reload(function
  (x)
  error(x)
end), "here"))
local function describe(f)
  local i = debug.getinfo(f)
  print(i.source, i.short_src, i.what, i.linedefined, i.lastlinedefined, i.nups, i.nparams, i.isvararg)
  print(debug.getlocal(f, 1), debug.getlocal(f, 2))
  local lines = {}
  for line in pairs(i.activelines or debug.getinfo(f, "L").activelines) do lines[#lines + 1] = line end
  table.sort(lines)
  print(table.concat(lines, " "))
end
describe(fails)
describe(reload(fails))
describe(reload(function
  (x,
   y, ...)
  return x
end, "=another name"))
describe(reload(load("return 1,\n2", "=named")))
describe(reload(load("return 1", "@file.lua"), "=another name"))
describe(reload(load("return function (p)\n return p end", "text"))())
local function current() return debug.getinfo(1, "l").currentline end
print(current(), reload(current, "=x", "b", _G)())

-- stripped
local function stripped(f, ...)
  local g = assert(load(string.dump(f, true)))
  print(pcall(g, ...))
end
local up
stripped(function (t) return t.field.x end, {})
stripped(function () return undefined() end)
stripped(function () return up() end)
stripped(function (x) return x + 1 end, {})
stripped(function (x) x() end)
stripped(function (x) x:method() end, {})
stripped(function (x) local y <close> = x end, 1)
stripped(function (x) error(x) end, "no position")
stripped(function (x) local function inner(y) return y.a.b end return inner(x) end, {})
stripped(function (...) string.rep(...) end)
do
  local g = load(string.dump(function (p, q) return up, print, p + q end, true))
  describe(g)
  print(debug.getupvalue(g, 1) == "(no name)", debug.getupvalue(g, 2))
  describe(load(string.dump(g)))
  describe(load(string.dump(load("return debug.traceback('t')"), true), "=x"))
  print((load(string.dump(load("return debug.traceback('t')"), true))():match("^t\nstack traceback:\n\t[^\n]*\n\t[^\n]*")))
  local locals = load(string.dump(load("local a, b = 1, 2; return debug.getlocal(1, 2)"), true))
  print(locals())
end

-- modes and messages
local binary = string.dump(function () end)
print(load(binary, "=x", "t"))
print(load(binary, "=x", ""))
print(load("return 1", "=x", "b"))
print(load(function () return nil end, "=x", "b"))
print(load(binary:sub(1, 10), "=display"))
print(load(binary:sub(1, 10), "@file"))
print(load(binary:sub(1, 10), "plain"))
print(load(binary:sub(1, 10), ""))
print(load(binary:sub(1, 10)))
print(load("\27"))
print(load("\27Lux"))
print(load("\27Luxuriant"))
local function changed(position)
  local byte = binary:byte(position)
  return binary:sub(1, position - 1) .. string.char(byte ~ 0x41) .. binary:sub(position + 1)
end
for _, position in ipairs { 2, 4, 5, 6, 7, 12, 13, 14, 15, 16, 23, 24, 31 } do
  print(position, load(changed(position), "=x"))
end
for i = 1, #binary - 1 do
  local f, message = load(binary:sub(1, i), "=x")
  assert(f == nil and message == "x: bad binary format (truncated chunk)", message)
end
print(load(binary .. "what follows is not read")())
print(pcall(string.dump, print))
print(pcall(string.dump, string.dump, true))
print(pcall(string.dump, 1))
print(pcall(string.dump))

-- piece by piece
local position = 0
print(load(function ()
  position = position + 1
  return #binary >= position and binary:sub(position, position) or nil
end, "=x", "b")())

-- files
local file = os.tmpname()
local function write(...)
  local f = assert(io.open(file, "wb"))
  f:write(...)
  f:close()
end
local chunk = string.dump(load("return 'from a file', ...", "@original"))
write(chunk)
print(loadfile(file)(1))
print(loadfile(file, "b")(2))
print((select(2, loadfile(file, "t")):gsub("^.*:", "FILE:")))
print(dofile(file))
write("# comment\n", chunk)
print(loadfile(file)(3))
write("\xEF\xBB\xBF# comment\0\n", chunk)
print(dofile(file))
write(chunk:sub(1, -2))
print((select(2, loadfile(file)):gsub("^.*: bad", "FILE: bad")))
print(select("#", pcall(dofile, file)))
write(string.dump(load("return { name = ..., global = print ~= nil }"), true))
package.path = file
local module = require("module")
print(module.name, module.global)
os.remove(file)
