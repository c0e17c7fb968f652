-- LU: factorization of dense matrices with pivoting, checked by solving a system whose solution is known.
local rounds = tonumber(arg[1]) or 72
local SIZE = 150

local abs = math.abs
local seed = 5
local function random()
  seed = (seed * 3877 + 29573) % 139968
  return seed / 139968 - 0.5
end

local function factor(a)
  local n, pivots = #a, {}
  for k = 1, n do
    local best = k
    for i = k + 1, n do
      if abs(a[i][k]) > abs(a[best][k]) then best = i end
    end
    pivots[k] = best
    a[k], a[best] = a[best], a[k]
    local top = a[k]
    local inverse = 1 / top[k]
    for i = k + 1, n do
      local row = a[i]
      local f = row[k] * inverse
      row[k] = f
      for j = k + 1, n do row[j] = row[j] - f * top[j] end
    end
  end
  return pivots
end

local function solve(lu, pivots, b)
  local n = #lu
  for i = 1, n do b[i], b[pivots[i]] = b[pivots[i]], b[i] end
  for i = 1, n do
    for k = 1, i - 1 do b[i] = b[i] - lu[i][k] * b[k] end
  end
  for i = n, 1, -1 do
    for k = i + 1, n do b[i] = b[i] - lu[i][k] * b[k] end
    b[i] = b[i] / lu[i][i]
  end
  return b
end

local worst, product = 0, 1
for _ = 1, rounds do
  local a, b = {}, {}
  for i = 1, SIZE do
    a[i], b[i] = {}, 0
    for k = 1, SIZE do
      a[i][k] = random()
      b[i] = b[i] + a[i][k] * k
    end
  end
  -- Rows swap as a whole, with the multipliers in them.
  local pivots = factor(a)
  for i = 1, SIZE do product = product * (a[i][i] < 0 and -1 or 1) end
  local x = solve(a, pivots, b)
  for i = 1, SIZE do worst = math.max(worst, abs(x[i] - i)) end
end
print(worst < 1e-6 and "solved" or "not solved", product)
