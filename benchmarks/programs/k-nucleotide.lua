-- K-nucleotide: how often each piece of some lengths occurs in a sequence of DNA.
local n = tonumber(arg[1]) or 1100000

local seed = 7
local bases = {}
for i = 1, n do
  seed = (seed * 3877 + 29573) % 139968
  local k = seed / 139968
  bases[i] = k < 0.3 and "A" or k < 0.5 and "C" or k < 0.7 and "G" or "T"
end
local dna = table.concat(bases)

local function frequencies(length)
  local counts = {}
  for i = 1, #dna - length + 1 do
    local piece = dna:sub(i, i + length - 1)
    counts[piece] = (counts[piece] or 0) + 1
  end
  return counts
end

for length = 1, 2 do
  local counts, pieces = frequencies(length), {}
  for piece in pairs(counts) do pieces[#pieces + 1] = piece end
  table.sort(pieces, function(a, b)
    if counts[a] ~= counts[b] then return counts[a] > counts[b] end
    return a < b
  end)
  for _, piece in ipairs(pieces) do
    print(string.format("%s %.3f", piece, counts[piece] * 100 / (#dna - length + 1)))
  end
end
for _, piece in ipairs {"GGT", "GGTA", "GGTATT", "GGTATTTTAATT", "GGTATTTTAATTTATAGT"} do
  print(string.format("%d %s", frequencies(#piece)[piece] or 0, piece))
end
