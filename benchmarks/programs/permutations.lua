-- Permutations from a coroutine, a recursive generator that a for loop reads; also a pipeline of filters.
local n = tonumber(arg[1]) or 10

local function permute(list, count)
  if count == 0 then
    coroutine.yield(list)
    return
  end
  for i = 1, count do
    list[count], list[i] = list[i], list[count]
    permute(list, count - 1)
    list[count], list[i] = list[i], list[count]
  end
end

local function permutations(size)
  local list = {}
  for i = 1, size do list[i] = i end
  return coroutine.wrap(function() permute(list, size) end)
end

local count, sum = 0, 0
for list in permutations(n) do
  count = count + 1
  sum = (sum * 7 + list[1] * 3 + list[n]) % 1000003
end
print(count, sum)

-- Primes through a chain of coroutines, one for each prime found (the reference allows about 90 in one another).
local function numbers(limit)
  return coroutine.wrap(function()
    for i = 2, limit do coroutine.yield(i) end
  end)
end
local function without_multiples(of, source)
  return coroutine.wrap(function()
    for x in source do
      if x % of ~= 0 then coroutine.yield(x) end
    end
  end)
end
local sum_of_primes = 0
for _ = 1, n * 10 do
  local source = numbers(400)
  while true do
    local prime = source()
    if not prime then break end
    sum_of_primes = sum_of_primes + prime
    source = without_multiples(prime, source)
  end
end
print(sum_of_primes)
