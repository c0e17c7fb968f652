-- SOR: successive over-relaxation of a square grid, a table of rows.
local rounds = tonumber(arg[1]) or 1700
local SIZE, OMEGA = 150, 1.25

local grid = {}
for i = 1, SIZE do
  grid[i] = {}
  for k = 1, SIZE do grid[i][k] = (i * 37 + k * 91) % 101 / 101 end
end

local function relax(g, omega, count)
  local part, rest = omega / 4, 1 - omega
  for _ = 1, count do
    for i = 2, #g - 1 do
      local row, above, below = g[i], g[i - 1], g[i + 1]
      for k = 2, #row - 1 do
        row[k] = part * (above[k] + below[k] + row[k - 1] + row[k + 1]) + rest * row[k]
      end
    end
  end
end

relax(grid, OMEGA, rounds)
local sum = 0
for i = 1, SIZE do
  for k = 1, SIZE do sum = sum + grid[i][k] end
end
print(string.format("%.9f %.9f", grid[SIZE / 2][SIZE / 2], sum))
