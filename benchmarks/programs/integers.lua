-- Lua 5.4. Integers: division and remainders, overflow that wraps, bits, greatest common divisors, powers modulo a prime.
local n = tonumber(arg[1]) or 2100000

local function gcd(a, b)
  while b ~= 0 do a, b = b, a % b end
  return a
end

local function power(base, exponent, modulus)
  local result = 1
  base = base % modulus
  while exponent > 0 do
    if exponent & 1 == 1 then result = result * base % modulus end
    base = base * base % modulus
    exponent = exponent >> 1
  end
  return result
end

local function ones(x)
  local count = 0
  while x ~= 0 do
    x = x & x - 1
    count = count + 1
  end
  return count
end

local function collatz(x)
  local steps = 0
  while x ~= 1 do
    if x % 2 == 0 then x = x // 2 else x = 3 * x + 1 end
    steps = steps + 1
  end
  return steps
end

-- xorshift, which takes all 64 bits.
local state = 88172645463325252
local function random()
  state = state ~ state << 13
  state = state ~ state >> 7
  state = state ~ state << 17
  return state
end

local divisors, bits, longest, hash = 0, 0, 0, 0
for i = 1, n do
  local r = random()
  divisors = divisors + gcd(i * 30, r % 9973 + 1)
  bits = bits + ones(r & 0xffff)
  hash = hash * 31 + (r // 3 ~ i)
  if i % 8 == 0 then
    longest = math.max(longest, collatz(i))
    hash = hash ~ power(i, 1000000005, 1000000007)
  end
end
print(divisors, bits, longest, hash, math.type(hash))
