-- Mandelbrot: a picture of the set, one bit a point; prints how many points are in it and a sum of the rows.
local n = tonumber(arg[1]) or 1400
local LIMIT = 50

local inside, sum = 0, 0
for y = 0, n - 1 do
  local ci = 2 * y / n - 1
  local row, bits = 0, 0
  for x = 0, n - 1 do
    local cr = 2 * x / n - 1.5
    local zr, zi, zr2, zi2 = 0, 0, 0, 0
    local bit = 1
    for _ = 1, LIMIT do
      zi = 2 * zr * zi + ci
      zr = zr2 - zi2 + cr
      zr2, zi2 = zr * zr, zi * zi
      if zr2 + zi2 > 4 then
        bit = 0
        break
      end
    end
    inside = inside + bit
    bits = bits * 2 + bit
    if x % 8 == 7 then
      row = (row * 33 + bits) % 65521
      bits = 0
    end
  end
  sum = (sum * 31 + row + bits) % 1000000007
end
print(string.format("%d of %d points, sum %d", inside, n * n, sum))
