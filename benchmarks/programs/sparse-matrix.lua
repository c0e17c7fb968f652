-- Sparse matrix: a matrix in compressed rows times a vector, again and again.
local rounds = tonumber(arg[1]) or 3300
local SIZE, PER_ROW = 2000, 10

local values, columns, starts = {}, {}, {}
local seed = 19
for row = 1, SIZE do
  starts[row] = #values + 1
  for k = 1, PER_ROW do
    seed = (seed * 3877 + 29573) % 139968
    values[#values + 1] = seed / 139968 - 0.5
    columns[#columns + 1] = (row * 7 + k * math.floor(seed / 9999)) % SIZE + 1
  end
end
starts[SIZE + 1] = #values + 1

local x, y = {}, {}
for i = 1, SIZE do x[i] = 1 / i end
for _ = 1, rounds do
  for row = 1, SIZE do
    local sum = 0.0
    for i = starts[row], starts[row + 1] - 1 do sum = sum + x[columns[i]] * values[i] end
    y[row] = sum
  end
  x, y = y, x
end
local largest = 0
for i = 1, SIZE do largest = math.max(largest, math.abs(x[i])) end
print(string.format("%.9e", largest))
