-- Proper tail calls (manual §3.4.10): constant stack, results, methods, metamethods.
local function loop(n) if n > 0 then return loop(n - 1) end return "done" end
print(loop(1000000))

local function even(n) if n == 0 then return true end return odd(n - 1) end
function odd(n) if n == 0 then return false end return even(n - 1) end
print(even(300001), odd(300001))
odd = nil

local function count(n, ...) if n == 0 then return select("#", ...), ... end return count(n - 1, ...) end
print(count(100000, "a", nil, "c"))
print(count(5)); print((count(5, 1, 2)))

local object = { n = 0 }
function object:run(limit) self.n = self.n + 1; if self.n < limit then return self:run(limit) end return self.n, "steps" end
print(object:run(200000))

-- Continuation passing and mutual recursion through closures and varargs.
local function sum(list, i, k) if i > #list then return k(0) end return sum(list, i + 1, function(rest) return k(list[i] + rest) end) end
local list = {}
for i = 1, 1000 do list[i] = i end
print(sum(list, 1, function(...) return ... end))

-- Tail calls of library functions, of pcall, of callable tables.
local function lib(s) return string.upper(s) end
local function several() return table.unpack({ 1, 2, 3 }) end
local function protected(f, ...) return pcall(f, ...) end
print(lib("abc"), several())
print(protected(error, "e")); print(protected(several)); print(protected(protected, error, { 1 }) == true)
local callable
callable = setmetatable({}, { __call = function(self, n) if n == 0 then return "callable done", self == callable end return self(n - 1) end })
print(callable(100000))

-- No tail calls: parentheses, arithmetic, several values, to-be-closed variables.
local function truncated() return (several()) end
local function added(n) if n == 0 then return 0 end return 1 + added(n - 1) end
local function listed() return several(), several() end
print(truncated(), added(1000)); print(listed())

-- A caller replaced by a tail call has no position of its own.
local function thrower() error("thrown", 2) end
local function indirect() return thrower() end
print(pcall(indirect))
local function direct() thrower() return nil end
print(pcall(direct))

-- Tail calls in coroutines and yields across them.
local co = coroutine.wrap(function(n)
  local function step(i) if i == 0 then return "finished" end if i % 50000 == 0 then coroutine.yield(i) end return step(i - 1) end
  return step(n)
end)
print(co(120000)); print(co()); print(co())
local producer = coroutine.wrap(function() return coroutine.yield("tail yield") end)
print(producer()); print(producer("sent", "back"))

-- Interpreters written with tail calls.
local program = { "push", 2, "push", 3, "add", "push", 4, "mul", "halt" }
local ops = {}
local function dispatch(pc, stack) return ops[program[pc]](pc + 1, stack) end
function ops.push(pc, stack) stack[#stack + 1] = program[pc]; return dispatch(pc + 1, stack) end
function ops.add(pc, stack) local b = table.remove(stack); stack[#stack] = stack[#stack] + b; return dispatch(pc, stack) end
function ops.mul(pc, stack) local b = table.remove(stack); stack[#stack] = stack[#stack] * b; return dispatch(pc, stack) end
function ops.halt(_, stack) return table.unpack(stack) end
print(dispatch(1, {}))
