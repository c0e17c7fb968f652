-- N-sieve: primes below limits, each half the one before, again and again, from tables of booleans.
local rounds = tonumber(arg[1]) or 80

local function primes_below(limit)
  local is_prime, count = {}, 0
  for i = 2, limit do is_prime[i] = true end
  for i = 2, limit do
    if is_prime[i] then
      count = count + 1
      for k = i + i, limit, i do is_prime[k] = false end
    end
  end
  return count
end

for round = 1, rounds do
  for i = 0, 2 do
    local limit = 200000 / 2 ^ i
    local count = primes_below(limit)
    if round == rounds then print(string.format("%d primes up to %d", count, limit)) end
  end
end
