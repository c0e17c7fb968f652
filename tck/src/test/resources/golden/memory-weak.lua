-- Weak tables (manual §2.5.4).
local function count(t)
  local n = 0
  for _ in pairs(t) do n = n + 1 end
  return n
end

local kept = { "kept" }
local keys = setmetatable({}, { __mode = "k" })
keys[kept] = 1
keys.name = {}
keys[1] = {}
keys[2.5] = {}
for i = 1, 100 do keys[{}] = i end
collectgarbage()
print(count(keys), keys[kept], type(keys.name), type(keys[1]), type(keys[2.5]))

local values = setmetatable({ 1, 2, "three", kept, {}, x = {}, y = kept, [kept] = {} }, { __mode = "v" })
for i = 6, 100 do values[i] = {} end
values.string = ("long "):rep(20)
values[200] = function() return kept end
collectgarbage()
print(count(values), values[4] == kept, values[5], values.x, values.y == kept, values[kept], values[50])
print(values[1], values[3], #values.string)

local both = setmetatable({}, { __mode = "kv" })
both[kept] = {}
both[{}] = kept
both[1] = kept
collectgarbage()
print(count(both), both[1] == kept)

-- assignment, removal and traversal go on as usual
for i = 1, 10 do values[i] = i end
for i = 1, 10, 2 do values[i] = nil end
local sum = 0
for k, v in pairs(values) do
  if type(v) == "number" then sum = sum + v end
end
print(sum)
keys[kept] = nil
print(keys[kept], next(setmetatable({}, { __mode = "k" })))

-- mode of a metatable that already was one
local mt = {}
local cache = setmetatable({}, mt)
cache[1] = {}
collectgarbage()
print(type(cache[1]))
