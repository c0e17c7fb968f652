-- Fasta: sequences of DNA, one repeated, two drawn by weights from a linear congruential generator; prints sums of them.
local n = tonumber(arg[1]) or 1500000

local WIDTH = 60
local seed = 42
local function random()
  seed = (seed * 3877 + 29573) % 139968
  return seed / 139968
end

-- What would be written goes into a sum.
local sum, lines, last = 0, 0, nil
local function write(line)
  for i = 1, #line, 7 do sum = (sum * 31 + line:byte(i)) % 1000000007 end
  lines, last = lines + 1, line
end

local function repeated(text, count)
  local long = text .. text
  local position = 0
  while count > 0 do
    local width = math.min(WIDTH, count)
    write(long:sub(position + 1, position + width))
    position = (position + width) % #text
    count = count - width
  end
end

local function drawn(weights, count)
  local limits, total = {}, 0
  for i, entry in ipairs(weights) do
    total = total + entry[2]
    limits[i] = total
  end
  local buffer = {}
  while count > 0 do
    local width = math.min(WIDTH, count)
    for i = 1, width do
      local r, k = random(), 1
      while limits[k] < r do k = k + 1 end
      buffer[i] = weights[k][1]
    end
    write(table.concat(buffer, "", 1, width))
    count = count - width
  end
end

local phrase = ("GATTACACATGAGACCTA"):rep(16)
local codes = {
  {"a", 0.25}, {"c", 0.125}, {"g", 0.125}, {"t", 0.25}, {"B", 0.025}, {"D", 0.025}, {"H", 0.025}, {"K", 0.025},
  {"M", 0.025}, {"N", 0.025}, {"R", 0.025}, {"S", 0.025}, {"V", 0.025}, {"W", 0.025}, {"Y", 1},
}
local sapiens = {{"a", 0.3}, {"c", 0.2}, {"g", 0.2}, {"t", 1}}

local function show(name)
  print(string.format("%s: %d lines, sum %d, last %s", name, lines, sum, last))
end
repeated(phrase, n * 2)
show("repeated")
drawn(codes, n * 3)
show("codes")
drawn(sapiens, n * 5)
show("bases")
