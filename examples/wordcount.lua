-- Counts the words of standard input and prints the most frequent: ./flua examples/wordcount.lua [how many] < text
local limit = tonumber(arg[1]) or 10

local counts, total = {}, 0
for line in io.lines() do
  for word in line:lower():gmatch("%a[%w']*") do
    counts[word] = (counts[word] or 0) + 1
    total = total + 1
  end
end

local words = {}
for word in pairs(counts) do
  words[#words + 1] = word
end
table.sort(words, function(a, b)
  if counts[a] ~= counts[b] then
    return counts[a] > counts[b]
  end
  return a < b
end)

print(("%d words, %d different"):format(total, #words))
for i = 1, math.min(limit, #words) do
  local word = words[i]
  print(("%7d  %5.1f%%  %s"):format(counts[word], 100 * counts[word] / total, word))
end
