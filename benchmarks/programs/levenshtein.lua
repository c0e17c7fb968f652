-- Levenshtein: the distance between words, with two rows of a table.
local n = tonumber(arg[1]) or 320

local function distance(a, b)
  local row = {}
  for k = 0, #b do row[k] = k end
  for i = 1, #a do
    local diagonal, letter = row[0], a:byte(i)
    row[0] = i
    for k = 1, #b do
      local cost = letter == b:byte(k) and 0 or 1
      local best = math.min(row[k] + 1, row[k - 1] + 1, diagonal + cost)
      diagonal, row[k] = row[k], best
    end
  end
  return row[#b]
end

local seed, words = 77, {}
for i = 1, n do
  local letters = {}
  for k = 1, 8 + i % 17 do
    seed = (seed * 16807) % 2147483647
    letters[k] = string.char(97 + seed % 6)
  end
  words[i] = table.concat(letters)
end
local sum, nearest, pair = 0, math.huge, nil
for i = 1, n do
  for k = i + 1, n do
    local d = distance(words[i], words[k])
    sum = sum + d
    if d < nearest then nearest, pair = d, words[i] .. " " .. words[k] end
  end
end
print(distance("kitten", "sitting"), sum, nearest, pair)
