-- Mixed numbers: integers and floats meet in one variable, one table, one function; also strings that are numbers.
local n = tonumber(arg[1]) or 7600000

local function average(list)
  local sum = 0
  for i = 1, #list do sum = sum + list[i] end
  return sum / #list
end

local function clamp(x, low, high)
  if x < low then return low end
  if x > high then return high end
  return x
end

-- An account that mostly has whole amounts, and sometimes not.
local balance, history = 0, {}
for i = 1, n do
  if i % 100 == 0 then
    balance = balance * 1.01
  elseif i % 3 == 0 then
    balance = balance - i % 50
  else
    balance = balance + i % 40
  end
  balance = clamp(balance, -1000, 5000)
  history[i % 256 + 1] = balance
end
print(string.format("%.6f %.6f", balance, average(history)))

-- Newton's square roots of integers, and integers again.
local roots = 0
for i = 1, n / 4 do
  local x = i
  for _ = 1, 6 do x = (x + i / x) / 2 end
  roots = roots + math.floor(x + 0.5)
end
print(string.format("%d", roots))

-- Numbers from text.
local fields = {"12", "3.5", "0x10", "7", "1e2", "-4"}
local sum = 0
for i = 1, n / 4 do sum = sum + tonumber(fields[i % #fields + 1]) * (i % 3) end
print(string.format("%.2f", sum))

-- A histogram whose keys are computed as floats.
local bins = {}
for i = 1, n do
  local bin = math.floor((i * 7919 % 1000) / 37.5)
  bins[bin] = (bins[bin] or 0) + 1
  local half = i % 10 / 2
  bins[half] = (bins[half] or 0) + 0.5
end
local out = {}
for half = 0, 10 do out[#out + 1] = string.format("%.1f", bins[half / 2] or 0) end
print(table.concat(out, " "))
