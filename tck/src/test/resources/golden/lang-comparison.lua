-- Comparison (manual §3.4.4): numbers of both kinds, strings, mixed types, errors.
local function fails(label, f, ...)
  local ok, message = pcall(f, ...)
  print(label, ok, message)
end

print("equality", 1 == 1.0, 1 == "1", "1" == "1", nil == false, 0 == -0.0, {} == {}, print == print)
print("inequality", 1 ~= 1.0, 1 ~= "1", nil ~= nil, true ~= 1)
print("order", 1 < 2, 1 <= 1.0, 1.5 > 1, 2 >= 3, -1 < -0.5, -0.0 < 0)
print("strings", "a" < "b", "a" < "B", "" < "a", "a" < "aa", "Z" < "a", "10" < "9", "a\0b" < "a\0c", "a\0" > "a")
print("nan", 0/0 < 1, 0/0 > 1, 0/0 <= 0/0, 0/0 >= 1, not (0/0 == 0/0), 1 < 0/0)

-- Integers against floats, exactly, beyond 2^53.
local max, min = math.maxinteger, math.mininteger
print("exact", max < max + 0.0, max + 0.0 > max, max == max + 0.0, min == min + 0.0, max <= 2^63, max >= 2^63)
print("exact2", (1 << 53) + 1 == 2^53, (1 << 53) + 1 > 2^53, (1 << 53) + 1 < 2^53 + 2, 2^53 == 1 << 53)
print("exact3", max < math.huge, min > -math.huge, max > -math.huge, min < math.huge, -2^63 == min, -2^63 <= min)
print("exact4", 1 < 1.1, 2 > 1.9, -1 > -1.1, 1 <= 1.5, 2 >= 1.5, -1 <= -1.5, 5 < 5.0, 5 <= 5.0)

fails("number string", function() return 1 < "2" end)
fails("string number", function() return "1" <= 2 end)
fails("two tables", function() return {} < {} end)
fails("two nils", function() return nil > nil end)
fails("table number", function() return {} >= 1 end)
fails("function nil", function() return print < nil end)
fails("booleans", function() return true < false end)
fails("boolean string", function() return false <= "x" end)

-- Sorting shows the order of many values at once.
local values = { 3, -1, 2.5, 1e300, -1e300, 0, 7, 2, 1/0, -1/0, 2^53, (1 << 53) + 1, 0.1 }
table.sort(values)
for i, v in ipairs(values) do values[i] = tostring(v) end
print(table.concat(values, " "))

local words = { "pear", "Apple", "fig", "apple", "", "figs", "Fig", "a b", "a\tb", "a-b" }
table.sort(words)
print(table.concat(words, "|"))

-- Comparisons as values and in conditions of every shape.
local function sign(x)
  if x < 0 then return "negative" elseif x > 0 then return "positive" elseif x == 0 then return "zero" end
  return "not a number"
end
print(sign(-3), sign(2.5), sign(0), sign(-0.0), sign(0/0), sign(math.mininteger))

local count = 0
while not (count >= 5) do count = count + 1 end
repeat local done = count <= 0; count = count - 1 until done
print(count)

local between = function(a, x, b) return a <= x and x <= b end
print(between(1, 2, 3), between(1, 4, 3), between("a", "b", "c"), between(1.5, 1.5, 1.5))
print(1 < 2 and "yes" or "no", not (1 < 2) and "yes" or "no", (2 < 1) == false, 1 == 1 == true)
