-- Partial sums: nine series, term by term, with the functions of math.
local n = tonumber(arg[1]) or 7600000

local sin, cos, sqrt = math.sin, math.cos, math.sqrt
local thirds, roots, products, flint, cookson, harmonic, zeta, alternating, gregory = 0, 0, 0, 0, 0, 0, 0, 0, 0
local sign = 1
for k = 1.0, n do
  local k2 = k * k
  local k3 = k2 * k
  local sine, cosine = sin(k), cos(k)
  thirds = thirds + (2 / 3) ^ (k - 1)
  roots = roots + 1 / sqrt(k)
  products = products + 1 / (k * (k + 1))
  flint = flint + 1 / (k3 * sine * sine)
  cookson = cookson + 1 / (k3 * cosine * cosine)
  harmonic = harmonic + 1 / k
  zeta = zeta + 1 / k2
  alternating = alternating + sign / k
  gregory = gregory + sign / (2 * k - 1)
  sign = -sign
end
for _, series in ipairs {
  {thirds, "(2/3)^k"}, {roots, "k^-0.5"}, {products, "1/k(k+1)"}, {flint, "Flint Hills"}, {cookson, "Cookson Hills"},
  {harmonic, "harmonic"}, {zeta, "zeta of 2"}, {alternating, "alternating harmonic"}, {gregory, "Gregory"},
} do
  print(string.format("%.7f\t%s", series[1], series[2]))
end
