-- Lists that are long enough to be sorted in parts: order, errors and the stack are those of one call of sort.
local function shuffled(n)
  local list, seed = {}, 42
  for i = 1, n do list[i] = i end
  for i = n, 2, -1 do
    seed = (seed * 16807) % 2147483647
    local j = seed % i + 1
    list[i], list[j] = list[j], list[i]
  end
  return list
end

local function is_sorted(list, less)
  for i = 2, #list do
    if less(list[i], list[i - 1]) then return false end
  end
  return true
end

local comparisons
local orders = {
  up = function(a, b) comparisons = comparisons + 1 return a < b end,
  down = function(a, b) comparisons = comparisons + 1 return a > b end,
  digits = function(a, b) comparisons = comparisons + 1 return tostring(a) < tostring(b) end,
  last_digit = function(a, b) comparisons = comparisons + 1 return a % 10 < b % 10 end,
}
for _, n in ipairs { 1, 2, 3, 30, 31, 32, 33, 34, 35, 64, 65, 66, 99, 500, 3000 } do
  for _, name in ipairs { "up", "down", "digits", "last_digit" } do
    local list = shuffled(n)
    comparisons = 0
    table.sort(list, orders[name])
    io.write(name, " ", n, ": ", tostring(is_sorted(list, orders[name])), " ")
    -- Above 100 the reference may draw pivots.
    print(n > 100 and list[1] % 10 or comparisons .. " " .. list[1] .. " " .. list[n // 2 + 1])
  end
end

-- Objects with __lt, lists behind metatables.
local mt = { __lt = function(a, b) return a.key < b.key end }
local objects = {}
for i, key in ipairs(shuffled(200)) do objects[i] = setmetatable({ key = key }, mt) end
table.sort(objects)
print(objects[1].key, objects[100].key, objects[200].key)
local hidden, reads, writes = shuffled(150), 0, 0
local proxy = setmetatable({}, {
  __len = function() return #hidden end,
  __index = function(_, i) reads = reads + 1 return hidden[i] end,
  __newindex = function(_, i, value) writes = writes + 1 hidden[i] = value end,
})
table.sort(proxy, orders.down)
print(hidden[1], hidden[150], next(proxy), reads > 1000, writes > 100)

-- Errors of the order, wherever in the sort, and what the stack says.
local function failing(at, how)
  local calls = 0
  return function(a, b)
    calls = calls + 1
    if calls == at then return how(a, b) end
    return a < b
  end
end
for _, at in ipairs { 1, 50, 700 } do
  print(pcall(table.sort, shuffled(200), failing(at, function() error("stop", 1) end)))
  print(pcall(table.sort, shuffled(200), failing(at, function() error("stop", 3) end)))
  print(pcall(table.sort, shuffled(200), failing(at, function(a) return a < "text" end)))
  print(pcall(table.sort, shuffled(200), failing(at, function() return coroutine.yield() end)))
  local co = coroutine.wrap(function() return pcall(table.sort, shuffled(200), failing(at, coroutine.yield)) end)
  print(co())
  local _, trace = xpcall(table.sort, function(problem) return debug.traceback(problem) end, shuffled(200), failing(at, error))
  print((trace:gsub("in main chunk.*", "in main chunk")))
  table.sort(shuffled(200), failing(at, function(a, b)
    local levels = {}
    for level = 1, 6 do
      local info = debug.getinfo(level, "Snl")
      if info then levels[#levels + 1] = info.what .. ":" .. tostring(info.name) .. ":" .. info.currentline end
    end
    print(table.concat(levels, " "))
    return a < b
  end))
end
print(pcall(table.sort, shuffled(100), function() return true end))
local holes = shuffled(100)
holes[50] = nil
print(pcall(table.sort, holes))
print(pcall(table.sort, { table.unpack(shuffled(60)), "x" }))

-- A sort within the order of another, of the same function.
local function nested(depth)
  return function(a, b)
    if depth > 0 and a % 97 == 0 then
      local inner = shuffled(40)
      table.sort(inner, nested(depth - 1))
      assert(is_sorted(inner, orders.up))
    end
    return a < b
  end
end
local outer = shuffled(300)
table.sort(outer, nested(2))
print(is_sorted(outer, orders.up), outer[300])
