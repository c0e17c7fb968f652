-- Word count: a text is read line by line from a file, split, counted, sorted and written again.
local n = tonumber(arg[1]) or 320000

local stems = {"river", "stone", "light", "cloud", "north", "winter", "letter", "garden", "copper", "silent"}
local name = os.tmpname()
local seed = 8
local function random(limit)
  seed = (seed * 16807) % 2147483647
  return seed % limit
end

local file = assert(io.open(name, "w"))
for i = 1, n do
  file:write("Line ", i, ": ")
  for _ = 1, random(9) + 1 do
    local word = stems[random(#stems) + 1]
    if random(4) == 0 then word = word:upper() end
    file:write(word, random(6) == 0 and "s, " or " ")
  end
  file:write("\n")
end
file:close()

local counts, lines, letters = {}, 0, 0
for line in io.lines(name) do
  lines, letters = lines + 1, letters + #line
  for word in line:gmatch("%a+") do
    word = word:lower()
    counts[word] = (counts[word] or 0) + 1
  end
end
local words = {}
for word in pairs(counts) do words[#words + 1] = word end
table.sort(words, function(a, b) return counts[a] > counts[b] or counts[a] == counts[b] and a < b end)
print(lines, letters, #words)
for i = 1, 5 do print(string.format("%-8s %d", words[i], counts[words[i]])) end

file = assert(io.open(name))
local text = file:read("*a")
file:close()
os.remove(name)
local short = text:gsub("%a+:?", function(word) return #word > 6 and word:sub(1, 1) .. "." or nil end)
print(#text, #short)
