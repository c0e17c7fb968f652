-- For HostileCallsTest: finds all library functions, and calls one with arguments that make it work for long.
local record, folder = ...
local pcall, select, sort, concat, rep = pcall, select, table.sort, table.concat, string.rep
local sethook, setmetatable, getmetatable, unpack = debug.sethook, setmetatable, getmetatable, table.unpack
local setmeta, getinfo = debug.setmetatable, debug.getinfo
local create, open, remove = coroutine.create, io.open, os.remove

-- Every function that the globals, the registry and metatables lead to, by the way that leads there.
local functions, names = {}, {}
local seen = {}
local function visit(value, path)
  if type(value) == "function" then
    local info = getinfo(value, "S")
    if info.what == "C" and not seen[value] then
      seen[value] = true
      functions[path] = value
      names[#names + 1] = path
    end
  elseif type(value) == "table" and not seen[value] then
    seen[value] = true
    local keys = {}
    for key in next, value do
      if type(key) == "string" or type(key) == "number" then keys[#keys + 1] = key end
    end
    sort(keys, function(a, b) return tostring(a) < tostring(b) end)
    for _, key in ipairs(keys) do visit(value[key], path == "" and tostring(key) or path .. "." .. key) end
    visit(getmetatable(value), path .. "<meta>")
  elseif type(value) == "userdata" or type(value) == "string" then
    visit(getmetatable(value), type(value) .. "<meta>")
  end
end

local file = folder .. "/text"
if not open(file) then
  local f <close> = assert(open(file, "w"))
  f:write(rep("word\n", 1000), rep(" ", 1000000), "12")
end
visit(_G, "")
visit(debug.getregistry(), "registry")
visit("", "")

-- And those that functions make.
visit(string.gmatch(rep("a", 1000000), "a*$"), "gmatch's")
visit((pairs({})), "pairs'")
visit((ipairs({})), "ipairs'")
visit((utf8.codes("a")), "utf8.codes'")
visit((utf8.codes("a", true)), "utf8.codes' lax")
visit(coroutine.wrap(function() while true do coroutine.yield(rep("a", 1000000)) end end), "wrap's")
visit(io.lines(file, "n", "a", 1 << 40), "io.lines'")
sort(names)

local strings = {
  "", "a", "a*a*a*a*a*b", "collect", "step", "all", "full", "end", "n", "L", "w+", "nSlrutfL", "%s %q %-99.99f",
  rep("a", 1000000), rep("%c", 200000), rep("%a", 200000), rep("(", 100000), rep("9", 1000000), rep("0x.0", 300000),
  rep("?;", 100000), rep(";", 200000), rep("\x80", 1000000), rep("x = 1 ", 100000), rep("%1", 100000),
  rep("[a-z]", 100000), rep("SLnfrut", 100000), rep("z", 500000), rep("i16", 100000), rep(" ", 1000000) .. "1",
  rep("a.", 300000), rep("()", 16) .. ".-b", rep("%s", 200000), "return " .. rep("-", 100000) .. "1",
  "::a:: " .. rep("goto a ", 30000), "return " .. rep("{", 190) .. rep("}", 190), rep("local a ", 150) .. rep("a = a ", 100000),
}
local numbers = {0, 1, -1, 100, 1000000, 1 << 31, 1 << 40, math.maxinteger, math.mininteger, 0.5, 1 / 0, 0 / 0}
local makers = {
  function() return nil end,
  function() return true end,
  function() return {} end,
  function() return setmetatable({}, {
    __len = function() return math.maxinteger - 1 end, __index = function(_, k) return k end,
    __newindex = function() end, __call = function(_, ...) return ... end, __lt = function() return true end,
    __name = rep("n", 100000), __close = function() end,
  }) end,
  function() return setmetatable({}, {
    __len = function() return 1000000 end, __index = function() return "a" end, __newindex = function() end,
    __pairs = function(t) return function() return t, t end, t end, __tostring = function() return rep("a", 1000000) end,
  }) end,
  function() local t = {} for i = 1, 100000 do t[i] = (i * 7919) % 100003 end return t end,
  function() local t = {} for i = 1, 100000 do t[100001 - i] = tostring(i) end return t end,
  function() local t = {} for i = 1, 100000 do t[i] = "" end return t end,
  function() local t = setmetatable({}, {}) getmetatable(t).__call = t return t end,
  function() local t = {} return setmetatable(t, {__index = t}) end,
  function() return function() return "x = 1 " end end,
  function() return function(...) return ... end end,
  function() return create(function() while true do coroutine.yield(1, 2, 3) end end) end,
  function() return (open(file, "r+")) end,
}

-- A generator of its own: that of math is one of the things tried out.
local state = 1
local function random(n)
  state = (state * 6364136223846793005 + 1442695040888963407)
  return (state >> 33) % n + 1
end

local function value()
  local kind = random(10)
  if kind <= 4 then return strings[random(#strings)] end
  if kind <= 6 then return numbers[random(#numbers)] end
  return makers[random(#makers)]()
end

local stringmeta = getmetatable("")
local _, numbermeta, nilmeta, functionmeta = nil, getmetatable(0), getmetatable(nil), getmetatable(print)

-- Calls a function from round `first` on, as often as `rounds` says; tells `record` about each round before.
local function run(name, first, rounds)
  local f = functions[name]
  for round = first, first + rounds - 1 do
    state = round * 7919 + #name
    local count = round % 4 + (round % 7 == 0 and 1 or 0)
    local arguments = {n = count}
    for i = 1, count do arguments[i] = value() end
    record(round)
    pcall(f, unpack(arguments, 1, count))
    sethook()
    setmeta("", stringmeta)
    setmeta(0, numbermeta)
    setmeta(nil, nilmeta)
    setmeta(print, functionmeta)
  end
end

return names, run
