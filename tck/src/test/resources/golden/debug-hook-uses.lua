-- Hooks in the way programs use them: nested coroutines, changed variables, a profiler.
local log = {}
local co = coroutine.wrap(function () while true do local x = 1 coroutine.yield(x) end end)
local inner = coroutine.create(function () local a = 1
  local b = 2 end)
debug.sethook(inner, function (e, l) log[#log + 1] = "i" .. l end, "l")
debug.sethook(function (e, l) log[#log + 1] = "o" .. l; if inner then local i = inner; inner = nil; coroutine.resume(i) end end, "l")
local z = 1
z = co()
debug.sethook()
print(table.concat(log, " "))
-- setlocal in a hook
local function f(a)
  local b = a
  return b
end
debug.sethook(function () debug.setlocal(2, 1, 42) end, "c")
local r = f(1)
debug.sethook()
print(r)
-- hook set inside deep recursion
local function deep(n)
  if n == 0 then
    debug.sethook(function (e) log[#log + 1] = e end, "r")
    return 0
  end
  return 1 + deep(n - 1)
end
log = {}
print(deep(5))
debug.sethook()
print(#log)
-- a profiler
local calls = {}
debug.sethook(function () local i = debug.getinfo(2, "Sn"); local k = (i.name or "?") .. ":" .. i.linedefined; calls[k] = (calls[k] or 0) + 1 end, "c")
deep = function (n) return n < 2 and n or deep(n - 1) + deep(n - 2) end
deep(10)
string.rep("x", 3)
debug.sethook()
local keys = {}
for k, v in pairs(calls) do keys[#keys + 1] = k .. "=" .. v end
table.sort(keys)
print(table.concat(keys, " "))
