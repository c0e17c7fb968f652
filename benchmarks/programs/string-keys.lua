-- String keys: words are made, counted in a table, grouped and looked up again.
local n = tonumber(arg[1]) or 1800000

local seed = 21
local function random(limit)
  seed = (seed * 16807) % 2147483647
  return seed % limit
end

local syllables = {"ka", "lo", "mi", "ne", "ru", "sta", "tor", "vi"}
local words = {}
for i = 1, 5000 do
  local parts = {}
  for k = 1, random(4) + 1 do parts[k] = syllables[random(#syllables) + 1] end
  words[i] = table.concat(parts)
end

local counts, groups = {}, {}
for _ = 1, n do
  local word = words[random(#words) + 1]
  counts[word] = (counts[word] or 0) + 1
  -- A key that is made anew each time.
  local key = "group_" .. #word .. word:sub(1, 1)
  local group = groups[key]
  if not group then
    group = {size = 0, name = key}
    groups[key] = group
  end
  group.size = group.size + 1
end

local different, most = 0, ""
for word, count in pairs(counts) do
  different = different + 1
  local best = counts[most] or 0
  if count > best or count == best and word < most then most = word end
end
print(different, most, counts[most])
local names = {}
for name in pairs(groups) do names[#names + 1] = name end
table.sort(names)
print(#names, names[1], groups[names[1]].size, names[#names], groups[names[#names]].size)

-- Entries come and go.
local queue = {}
for i = 1, n do
  queue["job" .. i] = i
  queue["job" .. i - 100] = nil
end
local left = 0
for _ in pairs(queue) do left = left + 1 end
print(left)
