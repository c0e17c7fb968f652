-- What build-runtime runs to learn which classes flua loads and which of their methods get hot: each kind of code that programs
-- are made of, for as long as it takes to be compiled. What it computes is of no use.

local rounds = tonumber(arg and arg[1]) or 60

local function arithmetic(n)
  local integer, float, bits = 1, 0.5, 0
  for i = 1, n do
    integer = (integer * 31 + i) % 65537
    float = float * 0.99 + i / 3 - i // 7
    bits = (bits ~ (i << 3)) & 0xFFFF | (i >> 2)
    if float > 1e6 or integer == i then float = -float end
  end
  return integer + float + bits
end

local function arrays(n)
  local list, grid = {}, {}
  for i = 1, n do list[i] = i * 7919 % n end
  for i = 1, 20 do
    grid[i] = {}
    for j = 1, 20 do grid[i][j] = i * j + 0.5 end
  end
  local sum = 0
  for i = 2, 19 do
    for j = 2, 19 do sum = sum + grid[i - 1][j] - grid[i][j + 1] end
  end
  table.sort(list)
  table.sort(list, function(a, b) return a > b end)
  for _, value in ipairs(list) do sum = sum + value end
  while #list > n // 2 do sum = sum + table.remove(list) end
  table.insert(list, 1, 0)
  return sum + #list + select("#", table.unpack(list, 1, 10))
end

local Shape = {}
Shape.__index = Shape
function Shape.new(name, width) return setmetatable({ name = name, width = width, count = 0 }, Shape) end
function Shape:area() return self.width * self:height() end
function Shape:height() return 2 end
function Shape:grow(by)
  self.width = self.width + by
  self.count = self.count + 1
end
local Square = setmetatable({}, { __index = Shape })
Square.__index = Square
function Square.new(width) return setmetatable(Shape.new("square", width), Square) end
function Square:height() return self.width end

local function objects(n)
  local shapes = { Shape.new("bar", 1), Square.new(2), Shape.new("beam", 2.5), Square.new(3) }
  local area = 0
  for i = 1, n do
    local shape = shapes[i % #shapes + 1]
    shape:grow(i % 3 - 1)
    area = area + shape:area()
  end
  return area
end

local vector = {}
vector.__index = function(v, key) return key == "length" and (v.x * v.x + v.y * v.y) ^ 0.5 or nil end
vector.__add = function(a, b) return setmetatable({ x = a.x + b.x, y = a.y + b.y }, vector) end
vector.__eq = function(a, b) return a.x == b.x and a.y == b.y end
vector.__lt = function(a, b) return a.length < b.length end
vector.__call = function(v, factor) return setmetatable({ x = v.x * factor, y = v.y * factor }, vector) end
vector.__concat = function(a, b) return tostring(a) .. tostring(b) end
vector.__tostring = function(v) return "(" .. v.x .. ", " .. v.y .. ")" end

local function metamethods(n)
  local one, sum, less = setmetatable({ x = 1, y = 2 }, vector), setmetatable({ x = 0.5, y = 0 }, vector), 0
  for i = 1, n do
    sum = sum + one(i % 3)
    if one < sum then less = less + 1 end
    if sum == one then less = -less end
  end
  return sum.length + less + #(one .. sum)
end

local function closures(n)
  local function counter(step)
    local value = 0
    return function(by)
      value = value + step * (by or 1)
      return value
    end
  end
  local counters = { counter(1), counter(2), counter(0.5) }
  local function compose(f, g) return function(...) return f(g(...)) end end
  local both, sum = compose(counters[1], counters[2]), 0
  for i = 1, n do sum = sum + both(i) + counters[3]() end
  return sum
end

local function varargs(n)
  local function count(...) return select("#", ...) + (... or 0) end
  local function pass(...) return count(...), ... end
  local function pack(...)
    local all = { ... }
    return #all, table.pack(...).n
  end
  local sum = 0
  for i = 1, n do
    local a, b, c = pass(i, i + 1, nil)
    local d, e = pack(a, b, i)
    sum = sum + a + b + (c or 0) + d + e
  end
  return sum
end

local function fib(n) return n < 2 and n or fib(n - 1) + fib(n - 2) end
local function tail(n, sum) if n == 0 then return sum end return tail(n - 1, sum + n) end
local function tree(depth) return depth == 0 and {} or { tree(depth - 1), tree(depth - 1) } end
local function leaves(node) return node[1] and leaves(node[1]) + leaves(node[2]) or 1 end

local function strings(n)
  local words, parts = {}, {}
  for word in ("the quick brown fox jumps over the lazy dog"):rep(3, " "):gmatch("%a+") do
    words[word] = (words[word] or 0) + 1
    parts[#parts + 1] = word:upper():sub(1, 2) .. #word
  end
  local text = table.concat(parts, ",")
  for i = 1, n do
    local key = "key" .. i % 50
    words[key] = (words[key] or 0) + text:byte(i % #text + 1)
    if text:find("FO", 1, true) and key ~= "key7" then text = text:gsub("(%d)", function(d) return d end) end
  end
  local sum = 0
  for key, value in pairs(words) do sum = sum + #key + value end
  return string.format("%d %5.2f %s %q", sum, sum / 3, text:reverse(), text:match("(%a+)(%d)"))
end

local function errors(n)
  local caught = 0
  for i = 1, n do
    local ok, problem = pcall(function(value)
      if value % 3 == 0 then error({ code = value }) end
      return value + (value % 5 == 0 and nil or 1)
    end, i)
    if not ok then caught = caught + (type(problem) == "table" and problem.code or #problem) end
  end
  return caught
end

local function coroutines(n)
  local function values(limit)
    return coroutine.wrap(function()
      for i = 1, limit do coroutine.yield(i, i * 2) end
    end)
  end
  local sum = 0
  for a, b in values(n) do sum = sum + a + b end
  local echo = coroutine.create(function(value)
    while true do value = coroutine.yield(value) end
  end)
  for i = 1, n do
    local _, value = coroutine.resume(echo, i)
    sum = sum + value
  end
  return sum
end

local function statements(n)
  local steps, i <const> = 0, n
  local x = i
  repeat
    x = x % 2 == 0 and x // 2 or 3 * x + 1
    steps = steps + 1
    if steps > 500 then goto out end
  until x == 1
  ::out::
  do
    local guard <close> = setmetatable({}, { __close = function() steps = steps + 1 end })
    while x < 10 do
      x = x + 1
      if x == 7 then break end
    end
  end
  return steps
end

local kinds = {
  { arithmetic, 4000 }, { arrays, 200 }, { objects, 1000 }, { metamethods, 300 }, { closures, 1000 }, { varargs, 500 },
  { fib, 15 }, { function(n) return tail(n, 0) end, 500 }, { function(n) return leaves(tree(n)) end, 8 }, { strings, 20 },
  { errors, 100 }, { coroutines, 100 }, { statements, 27 },
}
for _, kind in ipairs(kinds) do
  for _ = 1, rounds do kind[1](kind[2]) end
end
assert(load("local sum = 0 for i = 1, 10 do sum = sum + i end return sum"))()
print(("%.1f"):format(os.clock()), os.date("%Y"), #package.path)
io.stderr:write("trained\n")
