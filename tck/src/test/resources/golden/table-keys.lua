-- Keys of all kinds in tables of all sizes: added, overwritten, removed and added again in random order. A list of pairs, searched
-- from its beginning, knows what a small table has to have; larger ones are checked by sums.

local seed = 7
local function random(n)
  seed = (seed * 1103515245 + 12345) % 2147483648
  return seed // 65536 % n + 1
end

-- Many keys have the same low bits, or differ there only.
local makers = {
  integers = function(i) return i * 4096 end,
  negative = function(i) return -i end,
  packed = function(i) return i << 32 | i end,
  extremes = function(i) return math.maxinteger - i * 3 end,
  floats = function(i) return i + 0.5 end,
  large = function(i) return i * 1e300 / 4096 end,
  tables = function() return {} end,
  functions = function(i) return function() return i end end,
  coroutines = function(i) return coroutine.create(function() return i end) end,
  short = function(i) return "k" .. i end,
  long = function(i) return ("long"):rep(12) .. i end,
  numerals = function(i) return tostring(i) end,
  bytes = function(i) return string.char(i % 256, i // 256) end,
}
local kinds = {}
for kind in pairs(makers) do kinds[#kinds + 1] = kind end
table.sort(kinds)
kinds[#kinds + 1] = "mixed"

local function keysOf(kind, count)
  local keys = {}
  for i = 1, count do
    local make = makers[kind == "mixed" and kinds[i % (#kinds - 1) + 1] or kind]
    keys[i] = make(i)
  end
  if kind == "mixed" then
    keys[#keys + 1] = true
    keys[#keys + 1] = false
    keys[#keys + 1] = print
    keys[#keys + 1] = 0
  end
  return keys
end

-- An equal key that is another object, where there is one.
local function again(key)
  if type(key) == "string" then return key:sub(1, 1) .. key:sub(2) end
  if math.type(key) == "integer" and key >> 53 == 0 then return key + 0.0 end
  return key
end

local function count(t)
  local n = 0
  for k, v in pairs(t) do
    assert(t[k] == v)
    n = n + 1
  end
  return n
end

local function checkSmall(keys, rounds)
  local t, known = {}, {}
  for round = 1, rounds do
    local i = random(#keys)
    local key = round % 3 == 0 and again(keys[i]) or keys[i]
    local value = random(3) > 1 and round or nil
    t[key], known[i] = value, value
    for j = 1, #keys do
      if t[keys[j]] ~= known[j] or rawget(t, again(keys[j])) ~= known[j] then return "wrong at " .. round end
    end
  end
  return count(t)
end

local function checkLarge(keys, rounds)
  local t, known, size = {}, {}, 0
  for round = 1, rounds do
    local i = random(#keys)
    local before = t[keys[i]]
    if before ~= known[i] then return "wrong at " .. round end
    local value = random(5) > 2 and round or nil
    size = size + (before == nil and value and 1 or 0) - (before and not value and 1 or 0)
    t[random(2) == 1 and keys[i] or again(keys[i])] = value
    known[i] = value
  end
  local sum = 0
  for i = 1, #keys do
    if t[again(keys[i])] ~= known[i] then return "wrong in the end at " .. i end
    sum = sum + (known[i] or 0)
  end
  assert(count(t) == size)
  return size .. " " .. sum
end

for _, kind in ipairs(kinds) do
  for _, size in ipairs { 1, 3, 4, 5, 8, 9, 16, 17, 33 } do
    print(kind, size, checkSmall(keysOf(kind, size), 12 * size))
  end
  for _, size in ipairs { 200, 1000, 3000 } do
    print(kind, size, checkLarge(keysOf(kind, size), 5 * size))
  end
end

-- Keys that are removed while the table is traversed, and come back.
for _, kind in ipairs(kinds) do
  local keys = keysOf(kind, 100)
  local t, seen = {}, 0
  for i, key in ipairs(keys) do t[key] = i end
  for key in pairs(t) do
    t[key] = nil
    seen = seen + 1
  end
  for i = #keys, 1, -1 do t[again(keys[i])] = i end
  local sum = 0
  for i, key in ipairs(keys) do sum = sum + i * t[key] end
  print(kind, seen, next({}), count(t), sum)
end
