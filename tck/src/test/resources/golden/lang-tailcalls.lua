-- Tail calls at any depth of the stack: in constant space, and gone from tracebacks.
local function count(n) if n == 0 then return "end", n end return count(n - 1) end
print(count(300000))
local odd
local function even(n) if n == 0 then return true end return odd(n - 1) end
function odd(n) if n == 0 then return false end return even(n - 1) end
print(even(300001), odd(300001))
local function deep(depth, f, ...)
  if depth == 0 then return (f(...)) end
  local result = deep(depth - 1, f, ...)
  return result
end
print(deep(150, count, 100000), deep(1000, count, 100000), deep(1000, even, 100000))
local object = {}
function object:count(n) if n == 0 then return self == object end return self:count(n - 1) end
print(object:count(300000))
local callable = setmetatable({}, { __call = function(self, n) if n == 0 then return "called" end return self(n - 1) end })
print(callable(300000))
local function sum(n, ...) if n == 0 then return ... end return sum(n - 1, n, ...) end
print(select("#", sum(100)), (sum(100)))
local function fails(n) if n == 0 then error("at the end") end return fails(n - 1) end
print(pcall(fails, 100))
print(pcall(deep, 1000, fails, 1000))
local function trace(n) if n == 0 then return debug.traceback("trace") end return trace(n - 1) end
local function caller() return (trace(10)) end
print(caller())
print(coroutine.wrap(function() return count(300000) end)())
local function yielder(n) if n == 0 then return "done" end coroutine.yield(n) return yielder(n - 1) end
local co = coroutine.wrap(yielder)
print(co(3), co(), co(), co())
