-- Numerical and generic for at their limits (manual §3.3.5).
local function collect(first, last, step)
  local out = {}
  for i = first, last, step or 1 do
    out[#out + 1] = tostring(i)
    if #out > 12 then out[#out + 1] = "..." break end
  end
  return "[" .. table.concat(out, " ") .. "]"
end

print(collect(1, 5), collect(5, 1), collect(5, 1, -1), collect(1, 10, 3), collect(10, 1, -4))
print(collect(1, 1), collect(1, 0), collect(1, 1, -1), collect(0, 0, 5))
print(collect(1.0, 3), collect(1, 3.0), collect(1, 3.9), collect(1, 2.999, 1), collect(1, 3, 1.0))
print(collect(0, 1, 0.25), collect(1, 0, -0.25), collect(0.1, 0.5, 0.1), collect(1.5, 3))
print(collect(-3, -1), collect(-1, -3, -1), collect(-1.5, 1.5))

local max, min = math.maxinteger, math.mininteger
print(collect(max - 2, max)); print(collect(min + 2, min, -1)); print(collect(max - 5, max, 2)); print(collect(min, min + 1))
print(collect(max, max)); print(collect(min, min, -1)); print(collect(max, max, max)); print(collect(min, max, max))
print(collect(max, min, min)); print(collect(1, max, max)); print(collect(1, math.huge, max)); print(collect(0, min, min))
print(collect(1, -math.huge), collect(1, math.huge, -1), collect(1, -math.huge, min))
print(collect(3, 2 ^ 53, 2 ^ 52)); print(collect(max - 1, math.huge)); print(collect(min + 1, -math.huge, -1))
print(collect(1, 0 / 0), collect(1, 0 / 0, -1), collect(math.huge, math.huge, 1):sub(1, 10), collect(max + 0.0, max))
print(pcall(collect, 1, 10, 0)); print(pcall(collect, 1.0, 10, 0)); print(pcall(collect, 1, {})); print(pcall(collect, "1", 2))
print(pcall(collect, 1, "2")); print(pcall(collect, 1, 2, "1")); print(pcall(collect, nil, 2)); print(pcall(collect, 1.5, true))

-- The limits are evaluated once; the loop's body cannot change them.
local last = 3
for i = 1, last do last = 10; io.write(i, " ") end
print(last)
local function bounds() io.write("(bounds) "); return 1, 3 end
for i = bounds(), 2 do io.write(i, " ") end
print()
local step = 1
for i = 1, 4, step do step = step + 1; io.write(i, " ") end
print()

-- Nested loops, break, return out of loops.
local function find(matrix, value)
  for r = 1, #matrix do
    for c = 1, #matrix[r] do
      if matrix[r][c] == value then return r, c end
    end
  end
  return nil
end
local matrix = { { 1, 2 }, { 3, 4, 5 }, {} }
print(find(matrix, 5)); print(find(matrix, 9))
local primes = {}
for n = 2, 60 do
  local prime = true
  for d = 2, n // 2 do
    if n % d == 0 then prime = false break end
  end
  if prime then primes[#primes + 1] = n end
end
print(table.concat(primes, " "))

-- Long loops with integer and float variables, so that compiled code runs too.
local sum = 0
for i = 1, 200000 do sum = sum + i % 7 end
print(sum)
local fsum = 0.0
for x = 0, 1, 1 / 1024 do fsum = fsum + x end
print(fsum)
local mixed = 0
for i = 1, 100000 do if i == 99999 then mixed = mixed + 0.5 else mixed = mixed + 1 end end
print(mixed)
local overflow = math.maxinteger - 5
for i = 1, 10 do overflow = overflow + 1 end
print(overflow)
local n, iterations = 27, 0
while n ~= 1 do n = n % 2 == 0 and n // 2 or 3 * n + 1; iterations = iterations + 1 end
print(iterations)

-- Generic for: iterators, state, control variable, any number of variables.
local function range(n) return function(limit, i) if i < limit then return i + 1, (i + 1) ^ 2, "extra" end end, n, 0 end
for i, square, e1, e2 in range(3) do print(i, square, e1, e2) end
for i in range(2) do i = i * 10; io.write(i, " ") end
print()
local function empty() return function() return nil end end
for _ in empty() do print("never") end
for a, b in function(_, c) if c == nil then return false, 1 end end do print(a, b) end
for k, v in next, { "one" } do print(k, v) end
for w, n in ("a1 b2 c3"):gmatch("(%a)(%d)") do io.write(w, n, ";") end
print()
local keys = {}
for k, v in pairs { x = 1, y = 2, 10, 20 } do keys[#keys + 1] = tostring(k) .. "=" .. tostring(v) end
table.sort(keys)
print(table.concat(keys, " "))
for i, v in ipairs { 1, 2, nil, 4 } do io.write(i, "=", v, " ") end
print()
for i, v in ipairs {} do print(i, v) end
local growing = { 1 }
for i, v in ipairs(growing) do if i < 5 then growing[i + 1] = v * 2 end end
print(table.concat(growing, " "))
local stateful = { "a", "b", "c" }
local index = 0
for v in function() index = index + 1; return stateful[index] end do io.write(v, " ") end
print()

-- repeat: the condition sees the body's locals; while with complex conditions.
local i = 0
repeat local j = i * i; i = i + 1 until j >= 16
print(i)
local a, b = 0, 10
while a < b and not (a == 7) do a = a + 1; b = b - (a % 2 == 0 and 0 or 0) end
print(a, b)
while true do if a == 0 then break end a = a - 1 end
print(a)
