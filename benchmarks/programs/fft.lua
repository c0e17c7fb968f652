-- FFT: a complex vector (real and imaginary parts by turns) to its spectrum and back, in place.
local n = tonumber(arg[1]) or 18
local ROUNDS = 3

local floor, sin, pi = math.floor, math.sin, math.pi

local function swap_bits(data, count)
  local k = 0
  for i = 0, count - 2 do
    if i < k then
      local a, b = 2 * i + 1, 2 * k + 1
      data[a], data[b] = data[b], data[a]
      data[a + 1], data[b + 1] = data[b + 1], data[a + 1]
    end
    local bit = floor(count / 2)
    while bit <= k do
      k = k - bit
      bit = floor(bit / 2)
    end
    k = k + bit
  end
end

local function transform(data, direction)
  local count = floor(#data / 2)
  swap_bits(data, count)
  local half = 1
  while half < count do
    local angle = direction * pi / half
    local s, s2 = sin(angle), sin(angle / 2)
    s2 = 2 * s2 * s2
    local wr, wi = 1, 0
    for offset = 0, half - 1 do
      if offset > 0 then wr, wi = wr - s * wi - s2 * wr, wi + s * wr - s2 * wi end
      for b = 0, count - 1, 2 * half do
        local i = 2 * (b + offset) + 1
        local k = i + 2 * half
        local re, im = data[k], data[k + 1]
        local tr, ti = wr * re - wi * im, wr * im + wi * re
        data[k], data[k + 1] = data[i] - tr, data[i + 1] - ti
        data[i], data[i + 1] = data[i] + tr, data[i + 1] + ti
      end
    end
    half = half * 2
  end
end

local size = floor(2 ^ n)
local data, original = {}, {}
local seed = 113
for i = 1, 2 * size do
  seed = (seed * 3877 + 29573) % 139968
  data[i] = seed / 139968 - 0.5
  original[i] = data[i]
end
for round = 1, ROUNDS do
  transform(data, -1)
  if round == 1 then print(string.format("%.6f %.6f %.6f", data[1], data[3], data[4])) end
  transform(data, 1)
  for i = 1, #data do data[i] = data[i] / size end
end
local worst = 0
for i = 1, #data do worst = math.max(worst, math.abs(data[i] - original[i])) end
print(worst < 1e-11 and "as it was" or "not as it was")
