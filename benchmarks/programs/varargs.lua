-- Varargs: functions with any number of arguments: forwarding, select, packing and unpacking, many results.
local n = tonumber(arg[1]) or 1200000

local pack = table.pack or function(...) return {n = select("#", ...), ...} end
local unpack = table.unpack or unpack

local function sum(...)
  local total = 0
  for i = 1, select("#", ...) do total = total + (select(i, ...)) end
  return total
end

local function sum_of_table(...)
  local total = 0
  for _, v in ipairs {...} do total = total + v end
  return total
end

local function last(...) return (select(-1, ...)) end
local function forward(f, ...) return f(...) end
local function reverse(first, ...)
  if first == nil then return end
  local rest = pack(reverse(...))
  rest[rest.n + 1] = first
  return unpack(rest, 1, rest.n + 1)
end
local function bind(f, ...)
  local bound = pack(...)
  return function(...)
    local all, count = {unpack(bound, 1, bound.n)}, bound.n
    for i = 1, select("#", ...) do all[count + i] = (select(i, ...)) end
    return f(unpack(all, 1, count + select("#", ...)))
  end
end
local function divide(a, b) return math.floor(a / b), a % b end

local a, b, c, d = 0, 0, 0, 0
for i = 1, n do
  a = (a + sum(i, 2, 3) + sum(i, i) + sum()) % 1000003
  b = (b + forward(sum_of_table, i, 1, 2, 3) + forward(last, 1, 2, i)) % 1000003
  local quotient, rest = divide(i, 7)
  c = (c + quotient + rest + select("#", divide(i, 3))) % 1000003
  if i % 16 == 0 then
    d = (d + sum(reverse(i, 2, 3, 4, 5, 6, 7)) + bind(sum, 1, 2)(i, 4)) % 1000003
  end
end
local long = {}
for i = 1, 200 do long[i] = i end
for _ = 1, n / 500 do d = (d + sum_of_table(unpack(long))) % 1000003 end
print(a, b, c, d)
