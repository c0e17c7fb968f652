-- Fannkuch: how many reversals of a prefix bring 1 to the front, over all permutations.
local n = tonumber(arg[1]) or 10

local function fannkuch(size)
  local permutation, work, turns = {}, {}, {}
  for i = 1, size do permutation[i], turns[i] = i, i end
  local checksum, most, sign = 0, 0, 1
  while true do
    if permutation[1] ~= 1 then
      for i = 1, size do work[i] = permutation[i] end
      local flips, first = 0, work[1]
      repeat
        local low, high = 1, first
        while low < high do
          work[low], work[high] = work[high], work[low]
          low, high = low + 1, high - 1
        end
        flips = flips + 1
        first = work[1]
      until first == 1
      checksum = checksum + sign * flips
      if flips > most then most = flips end
    end
    -- The next permutation: every second one swaps the first two, the others rotate ever longer prefixes.
    if sign == 1 then
      permutation[1], permutation[2] = permutation[2], permutation[1]
      sign = -1
    else
      permutation[2], permutation[3] = permutation[3], permutation[2]
      sign = 1
      local i = 3
      while turns[i] == 1 do
        if i == size then return checksum, most end
        turns[i] = i
        local first = permutation[1]
        for k = 1, i do permutation[k] = permutation[k + 1] end
        permutation[i + 1] = first
        i = i + 1
      end
      turns[i] = turns[i] - 1
    end
  end
end

print(string.format("checksum %d, at most %d flips", fannkuch(n)))
