-- The events that debug hooks are called for, and what a hook may do (manual §6.10).
local function show(event, line)
  local i = debug.getinfo(2, "nSltr")
  local values = {}
  for k = i.ftransfer, i.ftransfer + i.ntransfer - 1 do
    local _, v = debug.getlocal(2, k)
    values[#values + 1] = type(v) == "function" and "function" or type(v) == "table" and "table" or tostring(v)
  end
  print(event, line, i.namewhat, i.name, i.what, i.currentline, i.istailcall, table.concat(values, ","))
end
local function tail(n) if n > 0 then
  return tail(n - 1)
  end
  return "done", n
end
local function sum(a, b, ...)
  local s = a + b
  return s, ...
end
local t = setmetatable({}, {__index = function (t, k) return k end, __add = function (a, b) return 1 end, __len = function () return 3 end,
   __newindex = function () end, __eq = function () return true end, __call = function (self, x) return x end, __lt = function () return true end,
   __concat = function () return "c" end, __unm = function () return 0 end})
local u = setmetatable({}, getmetatable(t))
local function run(f, mask, count)
  print("----", mask)
  debug.sethook(show, mask, count)
  f()
  debug.sethook()
end
run(function () tail(2) end, "cr")
run(function () sum(1, 2, 3) end, "cr")
run(function () local x = t.foo; x = t + 1; x = #t; t.y = 1; x = t == u; x = t(3); x = t < u; x = t .. "x"; x = -t end, "c")
run(function () return math.abs(-1) end, "cr")
run(function () string.gsub("abc", "%w", function (c) return c end) end, "cr")
run(function () pcall(error, "x") end, "cr")
run(function () pcall(function () local x = nil + 1 end) end, "cr")
run(function () for k in (function () end) do end end, "cr")
run(function () table.sort({3, 2, 1}, function (a, b) return a < b end) end, "c")
run(function () local x <close> = setmetatable({}, {__close = function () end}) return 1, 2 end, "cr")
run(function () load("return 1")() end, "crl")
-- errors in hooks
print(pcall(function ()
  debug.sethook(function () debug.sethook() error("in hook") end, "l")
  local x = 1
  print "not reached"
end))
print(select("#", pcall(function ()
  debug.sethook(function () if debug.getinfo(2, "f").func == tail then error({}) end end, "c")
  tail(1)
end)))
print(debug.gethook() ~= nil)
debug.sethook()
print(debug.gethook())
-- runaway
for _, body in ipairs {"while true do end", "repeat until false", "::a:: goto a", "for i = 1, math.huge do end", "local function f() return f() end f()",
   "local function f() f() end f()", "for i in function () return 1 end do end", "while true do local x = 1 end", "repeat local function g() end until g"} do
  local f = load(body)
  debug.sethook(function () error("timeout", 0) end, "", 1000)
  local ok, message = pcall(f)
  debug.sethook()
  print(body, ok, message)
end
-- hook in coroutines
local co = coroutine.create(function (a)
  local b = coroutine.yield(a)
  return b
end)
debug.sethook(co, function (e, l) print("co", e, l) end, "crl")
print(coroutine.resume(co, 1))
print(debug.gethook(co) ~= nil, debug.gethook())
print(coroutine.resume(co, 2))
-- what a hook may do
local events = {}
debug.sethook(function (e)
  events[#events + 1] = e
  local w = coroutine.wrap(function () coroutine.yield(1) return 2 end)
  w() w()
  debug.sethook()
end, "l")
local z = 1
z = 2
print(#events, events[1])
debug.sethook(function () events.yieldable = coroutine.isyieldable() debug.sethook() end, "l")
z = 1
print(events.yieldable)
print(coroutine.wrap(function ()
  local ok, e = pcall(function ()
    debug.sethook(function () debug.sethook() coroutine.yield(1) end, "l")
    local x = 1
  end)
  return ok, e
end)())
-- arguments
print(pcall(debug.sethook, 1, "l"))
print(pcall(debug.sethook, print))
print(pcall(debug.sethook, print, {}))
print(pcall(debug.sethook, print, "l", "x"))
print(pcall(debug.sethook, print, ""))
print(debug.gethook())
debug.sethook(print, "rxlc", 0)
local f, m, c = debug.gethook()
debug.sethook()
print(f == print, m, c)
debug.sethook(nil)
debug.sethook(function () print((debug.traceback("tb"):gsub("[^%s]*debug%-hooks.lua:", ""))) debug.sethook() end, "l")
z = 3
