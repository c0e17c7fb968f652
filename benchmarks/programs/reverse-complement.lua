-- Reverse complement: the other strand of sequences of DNA, read backwards, in lines of sixty letters.
local n = tonumber(arg[1]) or 660

local complement = {}
local from, to = "ACBDGHKMNSRUTWVYacbdghkmnsrutwvy", "TGVHCDMKNSYAAWBRTGVHCDMKNSYAAWBR"
for i = 1, #from do complement[from:sub(i, i)] = to:sub(i, i) end

local seed, letters = 11, "ACGTacgtNRYK"
local lines = {}
for i = 1, 500 do
  local line = {}
  for k = 1, 60 do
    seed = (seed * 3877 + 29573) % 139968
    local at = math.floor(seed * #letters / 139968) + 1
    line[k] = letters:sub(at, at)
  end
  lines[i] = table.concat(line)
end
local text = ">one of many\n" .. table.concat(lines, "\n") .. "\n"

local WIDTH = 60
local function other_strand(source)
  local out = {}
  for header, body in source:gmatch("(>[^\n]*)\n([^>]*)") do
    local strand = body:gsub("%s", ""):reverse():gsub("%a", complement)
    out[#out + 1] = header
    for i = 1, #strand, WIDTH do out[#out + 1] = strand:sub(i, i + WIDTH - 1) end
  end
  return table.concat(out, "\n") .. "\n"
end

local sum = 0
for _ = 1, n do
  text = other_strand(text)
  for i = 1, #text, 17 do sum = (sum * 31 + text:byte(i)) % 1000000007 end
end
print(string.format("%d letters, sum %d", #text, sum))
print(text:sub(1, 73))
