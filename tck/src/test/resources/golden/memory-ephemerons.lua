-- Tables with weak keys whose values refer to keys (manual §2.5.4).
local function count(t)
  local n = 0
  for _ in pairs(t) do n = n + 1 end
  return n
end

local info = setmetatable({}, { __mode = "k" })
for i = 1, 50 do
  local key = {}
  info[key] = { key = key, number = i }
end
collectgarbage()
print(count(info))

-- a chain: each value is the next key
local first = {}
do
  local key = first
  for i = 1, 20 do
    local following = { i }
    info[key] = following
    key = following
  end
end
collectgarbage()
print(count(info), info[info[first]][1])
info[first] = nil
collectgarbage()
print(count(info))

-- keys of all kinds, values of all kinds, replaced and removed
local function f() end
local co = coroutine.create(f)
local kinds = { {}, f, co, io.stdout, print }
local other = setmetatable({}, { __mode = "k" })
for i, key in ipairs(kinds) do
  info[key] = { key }
  other[key] = i
end
collectgarbage()
for i, key in ipairs(kinds) do print(info[key][1] == key, other[key]) end
for i, key in ipairs(kinds) do
  info[key] = i
  other[key] = kinds
end
for i, key in ipairs(kinds) do print(info[key], other[key] == kinds) end
for _, key in ipairs(kinds) do info[key] = nil end
print(count(info), count(other))

-- traversal while assigning nil; growth
local keys = {}
for i = 1, 1000 do
  keys[i] = {}
  info[keys[i]] = { keys[i] }
end
for key, value in pairs(info) do
  assert(value[1] == key)
  info[key] = nil
end
print(count(info), next(info))

-- two tables that refer to each other's keys
do
  local a, b = {}, {}
  info[a] = b
  other[b] = a
end
-- The compiler, which runs beside the program, may hold one of them for a moment.
local start = os.time()
repeat collectgarbage() until count(info) == 0 or os.time() > start + 10
print(count(info), count(other))
