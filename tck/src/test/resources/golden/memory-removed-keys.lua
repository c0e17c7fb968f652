-- An entry that was removed does not keep its key alive, and a traversal still finds where it was.
local gone = setmetatable({}, { __mode = "v" })
local t = {}
do
  local key = {}
  gone.key = key
  t[key] = 1
  t[key] = nil
end
collectgarbage()
print("removed", gone.key, next(t))

local function check(name, make)
  local set, count = {}, 0
  for i = 1, 100 do set[make(i)] = i end
  for key in pairs(set) do
    set[key] = nil
    count = count + 1
  end
  print(name, count, next(set))
  -- the same keys come and go
  local keys = {}
  for i = 1, 20 do keys[i] = make(i) end
  for round = 1, 50 do
    for i = 1, 20 do set[keys[i]] = i * round end
    for i = round % 2 + 1, 20, 2 do set[keys[i]] = nil end
    if round % 10 == 0 then collectgarbage() end
  end
  local sum = 0
  for i = 1, 20 do sum = sum + (set[keys[i]] or 0) end
  print(name, sum)
  local key, value = next(set)
  set[key] = nil
  local following = next(set, key)
  print(name, following ~= key, set[following] ~= nil)
  set[key] = value
  print(name, set[key] == value)
end

check("tables", function() return {} end)
check("functions", function(i) return function() return i end end)
check("long strings", function(i) return ("x"):rep(50) .. i end)
check("short strings", function(i) return "k" .. i end)
check("floats", function(i) return i + 0.5 end)

-- Weak tables let strings go together with the other half of the entry.
local megabyte = 2 ^ 10
collectgarbage()
local before = collectgarbage("count")
collectgarbage("stop")
local weak = setmetatable({}, { __mode = "kv" })
weak[("a"):rep(4 * 2 ^ 20)] = 1
weak[("b"):rep(4 * 2 ^ 20)] = {}
weak[{}] = 2
print("all", collectgarbage("count") - before >= 8 * megabyte)
collectgarbage("restart")
collectgarbage()
local kept = (collectgarbage("count") - before) / megabyte
print("one left", kept > 3.9 and kept < 4.1)
local key = next(weak)
print(#key, weak[key], next(weak, key))
weak[key] = nil
key = nil
collectgarbage()
print("none left", next(weak), math.abs(collectgarbage("count") - before) <= 1)
