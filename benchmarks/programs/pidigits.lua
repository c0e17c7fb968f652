-- Pidigits: digits of pi from a stream of fractions (Gibbons), with whole numbers of any size made here of seven digits a part.
local digits = tonumber(arg[1]) or 820

local BASE = 10000000
local floor = math.floor

-- A big number: a list of its parts, lowest first, none of them negative; "sign" is 1 or -1.
local function trim(a)
  while #a > 1 and a[#a] == 0 do a[#a] = nil end
  return a
end

local function multiply(a, small) -- by a number that is not negative and below BASE
  local result, carry = {sign = a.sign}, 0
  for i = 1, #a do
    local v = a[i] * small + carry
    carry = floor(v / BASE)
    result[i] = v - carry * BASE
  end
  if carry > 0 then result[#result + 1] = carry end
  return trim(result)
end

local function compare(a, b) -- their magnitudes
  if #a ~= #b then return #a < #b and -1 or 1 end
  for i = #a, 1, -1 do
    if a[i] ~= b[i] then return a[i] < b[i] and -1 or 1 end
  end
  return 0
end

local function add_magnitudes(a, b, sign)
  local result, carry = {sign = sign}, 0
  for i = 1, math.max(#a, #b) do
    local v = (a[i] or 0) + (b[i] or 0) + carry
    if v >= BASE then
      result[i], carry = v - BASE, 1
    else
      result[i], carry = v, 0
    end
  end
  if carry > 0 then result[#result + 1] = carry end
  return result
end

local function subtract_magnitudes(a, b, sign) -- a is not the smaller one
  local result, borrow = {sign = sign}, 0
  for i = 1, #a do
    local v = a[i] - (b[i] or 0) - borrow
    if v < 0 then
      result[i], borrow = v + BASE, 1
    else
      result[i], borrow = v, 0
    end
  end
  return trim(result)
end

local function add(a, b)
  if a.sign == b.sign then return add_magnitudes(a, b, a.sign) end
  if compare(a, b) >= 0 then return subtract_magnitudes(a, b, a.sign) end
  return subtract_magnitudes(b, a, b.sign)
end

local function negate(a)
  local result = {sign = -a.sign}
  for i = 1, #a do result[i] = a[i] end
  return result
end

-- The digit a / b, which is known to be below ten and not negative.
local function digit(a, b)
  if a.sign < 0 and compare(a, {0}) ~= 0 then return -1 end
  local low, high = 0, 9
  while low < high do
    local middle = floor((low + high + 1) / 2)
    if compare(multiply(b, middle), a) <= 0 then low = middle else high = middle - 1 end
  end
  return low
end

local q, r, t = {1, sign = 1}, {0, sign = 1}, {1, sign = 1}
local k, found, line = 0, 0, {}
while found < digits do
  local d = -1
  if compare(q, r) <= 0 then
    d = digit(add(multiply(q, 3), r), t)
    if d ~= digit(add(multiply(q, 4), r), t) then d = -1 end
  end
  if d >= 0 then
    found = found + 1
    line[#line + 1] = string.format("%d", d)
    r = multiply(add(r, negate(multiply(t, d))), 10)
    q = multiply(q, 10)
    if #line == 10 or found == digits then
      print(table.concat(line) .. "\t:" .. string.format("%d", found))
      line = {}
    end
  else
    k = k + 1
    local odd = 2 * k + 1
    r = multiply(add(multiply(q, 2), r), odd)
    q = multiply(q, k)
    t = multiply(t, odd)
  end
end
