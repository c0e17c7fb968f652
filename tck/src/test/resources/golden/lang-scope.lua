-- Scopes, closures, fresh variables per iteration, shadowing (manual §3.5).
local x = 10
do
  local x = x
  print(x)
  x = x + 1
  do
    local x = x + 1
    print(x)
  end
  print(x)
end
print(x)

local function f() return "outer" end
do
  local f = function() return f() end -- the outer f
  print(f())
  local function f(n) return n == 0 and "inner" or f(n - 1) end -- itself
  print(f(3))
end

-- A fresh variable for each iteration of each kind of loop.
local closures = {}
for i = 1, 3 do
  local j = i * 10
  closures[#closures + 1] = function() i = i + 1; j = j + 1; return i, j end
end
for _, k in ipairs { "a", "b" } do
  closures[#closures + 1] = function() return k end
end
local n = 0
while n < 2 do
  n = n + 1
  local m = n
  closures[#closures + 1] = function() m = m * 2; return m end
end
repeat
  local r = n
  closures[#closures + 1] = function() r = r - 1; return r end
  n = n - 1
until r == 1
for round = 1, 2 do
  for i, closure in ipairs(closures) do print(round, i, closure()) end
end

-- Closures that share a variable.
local function counter()
  local count = 0
  return function() count = count + 1; return count end, function() return count end, function(v) count = v end
end
local up, get, set = counter()
local up2, get2 = counter()
up(); up(); up2()
print(get(), get2())
set("reset")
print(get(), get2())

-- A variable that changes its type while captured.
local value = 1
local function read() return value end
value = value + 0.5; print(read())
value = "text"; print(read())
value = nil; print(read())
value = { 1 }; print(#read())

-- Upvalues through several levels; a loop in between.
local function level1(a)
  local list = {}
  for i = 1, 2 do
    list[i] = function(b)
      return function(c)
        a = a + 1
        i = i + 10
        return a, b, c, i
      end
    end
  end
  return list
end
local list = level1(100)
local g, h = list[1]("b1"), list[2]("b2")
print(g("c")); print(h("d")); print(g("e"))

-- Parameters are variables; recursion gets its own.
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
print(fib(20))
local function power(base)
  local function go(exponent) return exponent == 0 and 1 or base * go(exponent - 1) end
  return go
end
print(power(2)(10), power(3)(5))

-- Loop variables may be assigned without changing the loop.
for i = 1, 3 do
  local before = i
  i = i * 100
  print(before, i)
end

-- break leaves one loop; a variable of repeat is seen by until.
for i = 1, 3 do
  for j = 1, 3 do
    if j == 2 then break end
    io.write(i, ":", j, " ")
  end
end
print()
local attempts = 0
repeat
  attempts = attempts + 1
  local enough = attempts * attempts > 20
until enough
print(attempts)

-- Globals.
global1 = 5
local function setglobal() global1 = global1 + 1; global2 = "new"; local global2 = "hidden"; return global2 end
print(setglobal(), global1, global2, _G.global1, _G["global2"], undefined)
global1 = nil
print(rawget(_G, "global1"))

-- Many locals and deep nesting.
local source = {}
for i = 1, 199 do source[i] = "local v" .. i .. " = " .. i end
source[200] = "return v1 + v100 + v199, function() return v7 + v150 end"
local sum, inner = load(table.concat(source, "\n"))()
print(sum, inner())
print(load("local a " .. ("do local a = (a or 0) + 1 "):rep(50) .. "result = a " .. ("end "):rep(50)) and "loads")

-- the variable of a loop, first captured in a block inside and used after it
for v in next, { 1 } do
  do
    local f = function() v = v + 1 end
    f()
  end
  print(v)
end
for i = 1, 2 do
  do
    local f = function() i = i + 10 end
    f()
  end
  print(i)
end
