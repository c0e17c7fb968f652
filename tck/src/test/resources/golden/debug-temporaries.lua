-- Values of operands that wait for a call are local variables without a name. A program that looks for one makes them visible.
local function names(level)
  local r = {}
  for i = 1, 20 do
    local n, v = debug.getlocal(level + 1, i)
    if not n then break end
    if n ~= "(for state)" then r[#r + 1] = n .. "=" .. tostring(v) end
  end
  print(table.concat(r, " "))
end
debug.getlocal(1, 100)
local function f() names(2) return 20 end
local function set(i, v) return function() print(debug.setlocal(2, i, v)) return 20 end end
local function g(a, b) return (a + 1) + f() end
print(g(0, 0))
local function h(a, s) return (a + 1) + s() end
print(h(0, set(3, 10)), h(0, set(3, 2.5)), h(0, set(4, 10)), h(1, function() return 1 end))
local function nested(a) return a * 2 - (a * 3 - (f() + a * 4)) end
print(nested(5))
local function two(s) return (s .. "a") .. ((s .. "b") .. f()) end
print(two "x")
local function cmp(a, s) return a + 1 < s() end
print(cmp(1, set(3, 50)), cmp(1, set(3, 5)))
local function err(a) return a * 2 + error("x") end
print(pcall(err, 1))
local function loop(n) local r = 0 for i = 1, n do r = r + i * 2 * f() end return r end
print(loop(2))
