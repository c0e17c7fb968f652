-- Each place in a program learns which kinds of numbers it meets: every operator with every sequence of three kinds of operands.
local values = { 3, -7, 2.5, -0.0, math.maxinteger, math.mininteger, 1e300, 0 / 0, 1 / 0, 2^53, (1 << 53) + 1, "10", "0x10", {} }
values[#values] = setmetatable({}, {
  __add = function() return 1 end, __sub = function() return 2.5 end, __mul = function() return "mul" end,
  __div = function() return nil end, __mod = function() return false end, __idiv = function() return 3 end,
  __pow = function() return 4 end, __lt = function() return true end, __le = function() return nil end,
})

local function digest(text)
  local hash = 5381
  for i = 1, #text do hash = (hash * 33 + text:byte(i)) & 0xffffffff end
  return ("%08x"):format(hash)
end

local function shown(ok, value)
  if ok then
    -- A NaN's sign is not the same everywhere.
    return value ~= value and "nan" or math.type(value) and math.type(value) .. tostring(value) or tostring(value)
  end
  return (value:gsub("^.-:%d+: ", ""))
end

local kinds = { { 3, 4 }, { 2.5, 4 }, { 3, 0.5 }, { 2.5, 0.5 }, { "10", 2 }, { values[#values], 1.5 } }
for _, operator in ipairs { "+", "-", "*", "/", "//", "%", "^", "<", "<=", ">", ">=", "==" } do
  local source = ("return function(a, b) local r = a %s b return r end"):format(operator)
  local texts, count = {}, 0
  for _, one in ipairs(kinds) do
    for _, two in ipairs(kinds) do
      for _, three in ipairs(kinds) do
        local f = load(source)()
        for _, pair in ipairs { one, two, three, one } do
          count = count + 1
          texts[count] = shown(pcall(f, pair[1], pair[2]))
          count = count + 1
          texts[count] = shown(pcall(f, pair[2], pair[1]))
        end
      end
    end
  end
  local f = load(source)()
  for _, a in ipairs(values) do
    for _, b in ipairs(values) do
      count = count + 1
      texts[count] = shown(pcall(f, a, b))
    end
  end
  print(operator, count, digest(table.concat(texts, " ")))
end

-- Operands that are computed, read from elements and fields, and called for, all of one kind and then of others.
local function mixed(list, field, call)
  local sum, product, greatest = 0, 1, list[1]
  for i = 1, #list do
    local element = list[i]
    sum = sum + (element + field.x) * (list[i] - call(element)) - -element
    product = product * element // 1 % 1000
    if list[i] > greatest then greatest = list[i] end
    if list[i] >= 2 and not (list[i] <= greatest - 1) then product = product + 0.5 end
  end
  return sum, product, greatest
end
local function same(...) return ... end
for round = 1, 3 do
  for _, list in ipairs { { 1, 2, 3 }, { 1.5, 2.5, 3.5 }, { 1, 2.5, 3 }, { 1.5, 2, "3" } } do
    for _, x in ipairs { 2, 2.5 } do
      print(round, pcall(mixed, list, { x = x }, function(e) return same(e / 2) end))
      print(pcall(mixed, list, { x = x }, same))
    end
  end
end

-- A variable that widens while its loop is compiled.
for _, step in ipairs { 1, 0.5, 1, "1" } do
  local sum, last = 0, nil
  for i = 1, 300000 do
    sum = sum + step
    if i == 200000 then sum = sum // 1 | 0 end
    if i % 100000 == 0 then last = sum print(i, sum, math.type(sum), sum < i, sum >= i, last == sum) end
  end
end

-- Each operand is evaluated once, left before right, whatever it turns out to be.
local order = {}
local function note(value)
  order[#order + 1] = type(value) == "table" and "{}" or tostring(value)
  return value
end
local function both(a, b) return note(a) + note(b), note(a) < note(b) end
for _, pair in ipairs { { 1, 2 }, { 1.5, 2 }, { 1, 2.5 }, { "3", 4 } } do
  print(pcall(both, pair[1], pair[2]))
end
print(pcall(both, 1, {}))
print(table.concat(order, " "))
print(select(2, pcall(function(x) return 1 + x.y end, {})))
print(select(2, pcall(function(x) local n = 1.5 return n < x end, "1")))
for _, zero in ipairs { 0, 0.0 } do
  print(select(2, pcall(function(a, b) return a % b end, 1, zero)), select(2, pcall(function(a, b) return a // b end, 1, zero)))
end
