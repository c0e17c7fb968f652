-- Monte Carlo: pi from random points; the generator is an object of closures, lagged Fibonacci.
local n = tonumber(arg[1]) or 8200000

local function generator(seed)
  local state = {}
  for i = 1, 17 do
    seed = seed * 9069 % 2147483647
    state[i] = seed
  end
  local i, k = 5, 17
  return {
    next = function()
      local v = state[i] - state[k]
      if v < 0 then v = v + 2147483647 end
      state[k] = v
      i = i > 1 and i - 1 or 17
      k = k > 1 and k - 1 or 17
      return v / 2147483647
    end,
  }
end

local random = generator(113)
local under = 0
for _ = 1, n do
  local x, y = random.next(), random.next()
  if x * x + y * y <= 1 then under = under + 1 end
end
print(string.format("%d of %d: %.6f", under, n, under * 4 / n))
