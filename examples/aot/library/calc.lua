-- Functions for a C program.
--   flua compile --shared examples/aot/library/calc.lua     makes libcalc.so and calc.h
local M = {}

function M.add(a, b) return a + b end

-- Several results: quotient and remainder.
function M.divide(a, b)
  if b == 0 then error("division by zero", 0) end
  return a // b, a % b
end

function M.greet(name) return "Hello, " .. name .. "!" end

-- State lives as long as the instance.
local count = 0
function M.count(up)
  if up then count = count + 1 end
  return count
end

function M.average(...)
  local sum = 0
  for i = 1, select("#", ...) do sum = sum + select(i, ...) end
  return sum / select("#", ...)
end

return M
