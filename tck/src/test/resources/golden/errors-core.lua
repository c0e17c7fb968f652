-- What the core and the basic library say: ldebug.c, ldo.c, lvm.c, ltm.c, lbaselib.c, lcorolib.c, ldblib.c.
local function try(f, ...)
  local ok, message = pcall(f, ...)
  print((tostring(message):gsub('0x%x+', 'P')))
end
local function run(text)
  local f = assert(load(text, "=s"))
  try(f)
end

for _, text in ipairs {
  "local a a()", "local a a.b()", "a()", "a.b = 1", "local a = {} a.b.c = 1", "local a = {} a.b.c()", "local a = {} a:b()", "local a = {} a.b:c()", "local s = 'x' s:y()",
  "return 1 + {}", "return {} .. 'x'", "local a = 'x' return a + 1", "local a = {} return -a", "return #5", "local a return #a", "return 1 < 'x'", "return {} < {}",
  "return {} < 1", "return nil > 1", "return 1 <= print", "return 1 & 1.5", "return 'a' & 1", "return '1.5' | 1", "return 2^63 | 0", "return 1 // 0", "return 1 % 0",
  "return ~{}", "return 1 << 'x'", "local t = {} t[nil] = 1", "local t = {} t[0/0] = 1", "for i = 1, 10, 0 do end", "for i = 'x', 1 do end", "for i = 1, {} do end",
  "for i = 1, 2, 'z' do end", "for i in 5 do end", "for i in nil do end", "for i = 1.5, 'x' do end", "local t = setmetatable({}, {__call = 5}) t()", "(1)()", "('x')()", "({})()",
  "print(1)()", "local t = {f = 1} t.f()", "local up; return (function() up() end)()", "local up = {} ; return (function() up.x.y = 1 end)()", "x = y .. z",
  "local t = {} t.x.y.z = 1", "string.nope()", "string.rep.x.y = 1", "math.huge()", "return 1 .. nil", "local a, b = 1, nil return a .. b", "return ({}).x.y",
  "local t = setmetatable({}, {__index = function(t, k) error('no ' .. k) end}) return t.abc", "local t = setmetatable({}, {__add = 1}) return t + 1",
  "local t = setmetatable({}, {__lt = false}) return t < t", "local t = setmetatable({}, {__concat = {}}) return t .. 'x'", "local t = setmetatable({}, {__name = 'My'}) return t + 1",
  "local t = setmetatable({}, {__name = 'My'}) return #t < t", "local t = setmetatable({}, {__name = 'My'}) return t < 1", "local t = setmetatable({}, {__name = 1}) t()",
  "local t <close> = 5", "local t <close> = setmetatable({}, {__close = 1})", "return math.tointeger({})", "return 9007199254740993 | 2.5",
  "local a <const> = nil; a.b = 1", "local a <const> = {}; a.b.c = 1", "return _ENV.x.y", "local _ENV = nil; x = 1", "local _ENV = {}; x()", "local _ENV = 5; x = 1", "error()",
  "error(nil)", "error('m', 0)", "error('m', 1)", "error('m', 2)", "error('m', 3)", "error({})", "error(setmetatable({}, {__tostring = function() return 'ts' end}))", "error(5)", "error(5.5)",
  "error(true)", "assert(false)", "assert(nil, 'message')", "assert(false, 5)", "assert(nil, {1})", "assert()", "local t = {} t = t.x.y + 1", "return -'abc'", "return 10 // '0'",
  "return '10' % 0", "return '0x' + 1", "return '1e' + 1", "return ' ' + 1", "return 1 < true", "return 'a' < 1", "return print < print", "return 2^53 & 1e100", "return 1 >> 1e20", "return '1' << '2.5'",
} do
  run(text)
end
local loop = setmetatable({}, {})
getmetatable(loop).__index, getmetatable(loop).__newindex = loop, loop
try(function() return loop.x end)
try(function() loop.x = 1 end)
local chain = {}
for _ = 1, 2000 do chain = setmetatable({}, {__index = chain, __newindex = chain}) end
try(function() chain.x = 3 return chain.x end)
chain = setmetatable({}, {__index = chain, __newindex = chain})
try(function() return chain.x end)
try(function() chain.x = 3 end)
print(xpcall(error, function(m) return m end), xpcall(error, function(m) error("again") end, "x"))
try(xpcall)
try(xpcall, print)
try(xpcall, print, nil)
try(pcall)

-- basic library: arguments
local library = {"assert", "collectgarbage", "dofile", "error", "getmetatable", "ipairs", "load", "loadfile", "next", "pairs", "pcall", "rawequal", "rawget", "rawlen", "rawset", "require", "select", "setmetatable", "tonumber", "tostring", "type", "warn"}
local values = {n = 7, nil, true, 5, 1.5, "x", {}, math.abs}
for _, name in ipairs(library) do
  if name ~= "dofile" and name ~= "error" and name ~= "require" then
    print(name, select("#", pcall(_G[name])) > 0, pcall(_G[name]) or select(2, pcall(_G[name])))
    for i = 1, values.n do
      local ok, message = pcall(_G[name], values[i])
      if not ok then print(name, i, message) end
      ok, message = pcall(_G[name], values[i], values[i])
      if not ok then print(name, i, i, message) end
    end
  end
end
for _, base in ipairs {0, 1, 37, -1, 2.5, "x", {}} do try(tonumber, "10", base) end
try(tonumber, 10, 10) try(tonumber) try(tonumber, nil, 10) try(tonumber, {}, 10)
try(select, 0) try(select, -1) try(select, -5, 1, 2) try(select, 1.5) try(select, "y")
try(setmetatable, {}) try(setmetatable, {}, 5) try(setmetatable, setmetatable({}, {__metatable = 1}), {}) try(setmetatable, "x", {})
try(rawset, {}, nil, 1) try(rawset, {}, 0/0, 1) try(rawset, {}, 1) try(rawget, {}) try(rawequal, 1) try(rawlen, 5) try(rawlen)
try(next, {}, "nokey") try(next, {1, 2}, 3) try(next, {}, 1.5) try(ipairs) try(pairs) try(pairs, nil)
try(collectgarbage, "nope") try(collectgarbage, 5) try(collectgarbage, "step", "x") try(collectgarbage, "incremental", {})
try(tostring) try(tostring, setmetatable({}, {__tostring = function() return 5 end})) try(tostring, setmetatable({}, {__tostring = function() return {} end})) try(tostring, setmetatable({}, {__tostring = 1}))
print((tostring(setmetatable({}, {__name = "Name"})):gsub("0x%x+", "P")), (tostring(setmetatable({}, {__name = 5})):gsub("0x%x+", "P")))
try(getmetatable) try(type) try(warn) try(warn, 5) try(warn, {}) try(warn, "a", {}) try(dofile, "/nonexistent/file") try(loadfile, "/nonexistent/file") print(loadfile("/nonexistent/file")) print(loadfile("/"))
try(pairs, setmetatable({}, {__pairs = 1})) try(dofile, {}) try(loadfile, {}) try(loadfile, "x", {}) try(loadfile, "/nonexistent", "q")
try(require, {}) print((select(2, pcall(require, "no.such.module")):gsub("\n\tno file[^\n]*", "")))
package.preload.bad = function() error("in module") end
try(require, "bad")
package.preload.worse = 5
try(require, "worse")
local searchers = package.searchers
package.searchers = nil try(require, "zzz") package.searchers = 5 try(require, "zzz") package.searchers = {} try(require, "zzz") package.searchers = searchers
local path, cpath = package.path, package.cpath
package.path = nil try(require, "zzz") package.path = {} try(require, "zzz") package.path = "./?.none" package.cpath = nil try(require, "zzz") package.cpath = "./?.none;./x?" try(require, "z.y") package.path, package.cpath = path, cpath
try(package.searchpath, "x") print(package.searchpath("x.y", "?;./?")) print(package.searchpath("x.y", "")) try(package.searchpath, "x", "?", {}) try(package.loadlib) try(package.loadlib, "x")
print(package.loadlib("/nonexistent.so", "f")) print(package.loadlib("/nonexistent.so", "*")) print(package.loadlib("/dev/null", "*"))

-- coroutines
local co = coroutine
for _, name in ipairs {"close", "create", "isyieldable", "resume", "running", "status", "wrap", "yield"} do
  for _, value in ipairs {5, "x", {}, true} do
    local ok, message = pcall(co[name], value)
    if not ok then print(name, message) end
  end
  local ok, message = pcall(co[name])
  if not ok then print(name, message) end
end
local dead = co.create(function() end)
print(co.resume(dead), co.resume(dead))
print(co.resume(co.running()))
local normal
normal = co.create(function() return co.resume(co.create(function() return co.resume(normal) end)) end)
print(co.resume(normal))
print(co.resume(co.create(function() error("inside") end)))
print(co.resume(co.create(function() error({}) end)) == false)
try(co.wrap(function() error("wrapped") end))
try(co.wrap(function() error({}) end) == nil)
local wrapped = co.wrap(function() end) wrapped()
try(wrapped)
try(co.close, co.running())
normal = co.create(function() return pcall(co.close, normal) end)
print(co.resume(normal))
normal = co.create(function() local inner = co.create(function() return pcall(co.close, normal) end) return co.resume(inner) end)
print(co.resume(normal))
local closing = co.create(function() local x <close> = setmetatable({}, {__close = function() error("in close") end}) co.yield() end)
co.resume(closing)
print(co.close(closing))
print(co.resume(co.create(function() return table.sort({3, 2, 1}, function(a, b) co.yield() end) end)))
print(co.resume(co.create(function() return string.gsub("x", "x", co.yield) end)))
print(co.resume(co.create(function() return load(co.yield) end)))
print(co.resume(co.create(function() return table.concat({setmetatable({}, {__tostring = co.yield})}) end)))
print(co.resume(co.create(function() for _ in string.gmatch("x", "x") do co.yield(1) end end)))

-- debug library
local d = debug
for _, name in ipairs {"getinfo", "getlocal", "getmetatable", "getregistry", "getupvalue", "getuservalue", "setlocal", "setmetatable", "setupvalue", "setuservalue", "upvalueid", "upvaluejoin", "gethook", "traceback", "setcstacklimit"} do
  for i = 1, 6 do
    local ok, message = pcall(d[name], values[i])
    if not ok then print(name, i, message) end
    ok, message = pcall(d[name], values[i], values[i])
    if not ok then print(name, i, i, message) end
    ok, message = pcall(d[name], print, values[i], values[i], values[i])
    if not ok then print(name, "print", i, message) end
  end
end
try(d.getinfo, 1, "X") try(d.getinfo, 1, ">S") try(d.getinfo, print, ">") try(d.getinfo, "x") try(d.getinfo, {}) try(d.getinfo, -1) print(d.getinfo(1000)) try(d.getlocal, 1000, 1) try(d.getlocal, -1, 1) try(d.setlocal, 1000, 1, 1)
try(d.getlocal, 1) try(d.setlocal, 1, 1) try(d.upvaluejoin, print, 1, print, 1) try(d.upvaluejoin, try, 5, try, 1) try(d.upvaluejoin, function() return co end, 1, try, 9) try(d.upvaluejoin, try, 1, print, 1) try(d.upvalueid, print, 1) print(d.upvalueid(try, 100))
try(d.setmetatable, {}, 5) try(d.setuservalue, {}, 1) try(d.setuservalue, io.stdout, 1, 5) print(d.getuservalue(io.stdout, 5)) print(d.getuservalue(5)) try(d.sethook, 5) try(d.sethook, print, 5) d.sethook() try(d.setupvalue, try, 1) print(d.setupvalue(try, 100, 1)) print(d.getupvalue(try, 100))
print(d.traceback({}) ~= nil, d.traceback(5), d.traceback(nil) == nil, d.traceback("m", 100), d.traceback(print) == print)
local function deep(n) if n == 0 then return d.traceback("deep", 1) end local r = deep(n - 1) return r end
print((deep(50):gsub("errors%-core", "x")))
