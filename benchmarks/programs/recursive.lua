-- Recursive: Ackermann's function, Fibonacci's and Takeuchi's, with integers and with floats.
local n = tonumber(arg[1]) or 10

local function ack(m, x)
  if m == 0 then return x + 1 end
  if x == 0 then return ack(m - 1, 1) end
  return ack(m - 1, ack(m, x - 1))
end

local function fib(x)
  if x < 2 then return x end
  return fib(x - 2) + fib(x - 1)
end

local function tak(x, y, z)
  if y >= x then return z end
  return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))
end

print(string.format("ack(3, %d) = %d", n, ack(3, n)))
print(string.format("fib(%.1f) = %.1f", n + 20.5, fib(n + 20.5)))
print(string.format("fib(%d) = %d", n + 20, fib(n + 20)))
print(string.format("tak(%d, %d, %d) = %d", n * 2 + 2, n + 1, math.floor(n / 2), tak(n * 2 + 2, n + 1, math.floor(n / 2))))
