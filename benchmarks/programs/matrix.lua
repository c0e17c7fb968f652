-- Matrix product: square matrices as tables of rows, of floats and of integers.
local n = tonumber(arg[1]) or 370

local function matrix(size, element)
  local m = {}
  for i = 1, size do
    local row = {}
    for k = 1, size do row[k] = element(i, k) end
    m[i] = row
  end
  return m
end

local function multiply(a, b)
  local size = #a
  local transposed = matrix(size, function(i, k) return b[k][i] end)
  return matrix(size, function(i, k)
    local row, column, sum = a[i], transposed[k], 0
    for j = 1, size do sum = sum + row[j] * column[j] end
    return sum
  end)
end

local floats = matrix(n, function(i, k) return (i - k) * (i + k) / n / n end)
local integers = matrix(n, function(i, k) return (i * 3 + k * 5) % 17 - 8 end)
local squares, products = multiply(floats, floats), multiply(integers, integers)
local middle, trace = n / 2, 0
for i = 1, n do trace = trace + products[i][i] end
print(string.format("%.9f %.9f %d", squares[1][1], squares[middle][middle + 1], trace))
