-- Spectral norm of an infinite matrix, by the power method; the matrix is a function.
local n = tonumber(arg[1]) or 910

local function element(i, k)
  local ik = i + k - 1
  return 1.0 / (ik * (ik - 1) * 0.5 + i)
end

local function times(v, out)
  for i = 1, n do
    local sum = 0
    for k = 1, n do sum = sum + v[k] * element(i, k) end
    out[i] = sum
  end
end

local function transposed_times(v, out)
  for i = 1, n do
    local sum = 0
    for k = 1, n do sum = sum + v[k] * element(k, i) end
    out[i] = sum
  end
end

local u, v, t = {}, {}, {}
for i = 1, n do u[i] = 1 end
for _ = 1, 10 do
  times(u, t)
  transposed_times(t, v)
  times(v, t)
  transposed_times(t, u)
end
local uv, vv = 0, 0
for i = 1, n do
  uv, vv = uv + u[i] * v[i], vv + v[i] * v[i]
end
print(string.format("%.9f", math.sqrt(uv / vv)))
