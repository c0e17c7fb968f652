-- Sieve with while: primes up to a limit, again and again, with while and repeat over one table of numbers.
local rounds = tonumber(arg[1]) or 50
local LIMIT = 500000

local marks = {}
local count, last, gap
while rounds > 0 do
  local i = 0
  while i <= LIMIT do
    marks[i] = 1
    i = i + 1
  end
  marks[0], marks[1] = 0, 0
  local p = 2
  while p * p <= LIMIT do
    if marks[p] == 1 then
      local k = p * p
      repeat
        marks[k] = 0
        k = k + p
      until k > LIMIT
    end
    p = p + 1
  end
  count, last, gap = 0, 2, 0
  i = 2
  while i <= LIMIT do
    if marks[i] ~= 0 then
      count = count + 1
      if i - last > gap then gap = i - last end
      last = i
    end
    i = i + 1
  end
  rounds = rounds - 1
end
print(count, last, gap)
