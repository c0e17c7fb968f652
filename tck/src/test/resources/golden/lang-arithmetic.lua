-- Integer and float arithmetic (manual §3.4.1 to §3.4.3).
local function show(label, ...)
  local parts = table.pack(...)
  for i = 1, parts.n do
    parts[i] = tostring(parts[i]) .. "/" .. (math.type(parts[i]) or type(parts[i]))
  end
  print(label, table.concat(parts, " ", 1, parts.n))
end

local function fails(label, f, ...)
  local ok, message = pcall(f, ...)
  print(label, ok, message)
end

show("add", 1 + 2, 1 + 2.0, 1.5 + 2, -0.0 + 0, 0 + -0.0)
show("sub", 5 - 7, 5 - 7.0, 0.1 - 0.1, -(-3), -(3.0), -0)
show("mul", 6 * 7, 6 * 7.0, 0 * -1, 0 * -1.0, 1e308 * 10)
show("div", 7 / 2, 8 / 2, 1 / 0, -1 / 0, 0 / -5)
show("nan", 0 / 0 ~= 0 / 0, (0 / 0) == (0 / 0))
show("pow", 2 ^ 10, 2 ^ 0.5, (-8) ^ (1 / 3) ~= (-8) ^ (1 / 3), 2 ^ -1, 0 ^ 0)
show("idiv", 7 // 2, -7 // 2, 7 // -2, -7 // -2, 7 // 2.0, -7 // 2.0, 7.5 // 2)
show("idiv zero", 1 // 0.0, -1 // 0.0, 0.0 // 1, -0.0 // 1)
show("mod", 7 % 3, -7 % 3, 7 % -3, -7 % -3, 7 % 3.5, -7 % 3.0, 7 % -3.0, 5.5 % 2)
show("mod inf", 5 % math.huge, -5 % math.huge, 5 % -math.huge, -5 % -math.huge, 0.0 % math.huge)
show("mod zero", 5 % 0.0 ~= 5 % 0.0, -6 % 3, -6.0 % 3, 6 % -3.0)
show("unary", -math.mininteger, - -5, -"2", -"0x10", -" 3.5 ")

-- Overflow wraps around.
show("wrap", math.maxinteger + 1, math.mininteger - 1, math.maxinteger * 2, math.mininteger * -1)
show("wrap2", math.maxinteger * math.maxinteger, math.mininteger * math.mininteger, math.mininteger // -1)
show("wrap3", math.mininteger % -1, math.maxinteger // -1, math.mininteger // 1)
show("limits", math.maxinteger, math.mininteger, math.maxinteger + 0.0, math.mininteger + 0.0)
show("precision", 2 ^ 53, 2 ^ 53 + 1, (1 << 53) + 1, 9007199254740993)

fails("idiv by zero", function() return 1 // 0 end)
fails("mod by zero", function() return 1 % 0 end)
fails("idiv by zero var", function(a, b) return a // b end, 5, 0)
fails("mod by zero var", function(a, b) return a % b end, 5, 0)

-- Bitwise operators.
show("and", 0xF0 & 0x3C, -1 & 0xFF, 5.0 & 3, 5 & 3.0)
show("or", 0xF0 | 0x0F, 1 | 2.0, -8 | 7)
show("xor", 0xFF ~ 0x0F, -1 ~ 0, 3 ~ 3.0)
show("not", ~0, ~5, ~-1, ~3.0, ~2^53)
show("shl", 1 << 4, 1 << 63, 1 << 64, 1 << 100, 1 << -1, -1 << 1, 1 << 0)
show("shr", 256 >> 4, -1 >> 1, -1 >> 63, -1 >> 64, 1 >> -3, -1 >> -64, 2.0 >> 1)
show("shift extremes", 1 << math.mininteger, 1 >> math.mininteger, 1 << math.maxinteger, -1 >> math.maxinteger)
show("mixed", 1 | 2 ~ 3 & 4 << 1, (1 | 2) ~ 3, 5 & 3 == 1 and 1 or 0)

fails("no integer", function() return 1.5 & 1 end)
fails("no integer local", function() local x = 2.5; return x | 1 end)
fails("too large", function() return 2 ^ 63 & 1 end)
fails("huge", function() return 1 << math.huge end)
fails("string", function() return "a" & 1 end)
fails("number string", function() return "7" | 1 end)
fails("string local", function() local s = "3"; return 1 ~ s end)
fails("table", function() return {} << 1 end)
fails("nil", function() return ~nil end)

-- Precedence and associativity.
show("precedence", 2 + 3 * 4, (2 + 3) * 4, -2 ^ 2, (-2) ^ 2, 2 ^ 3 ^ 2, 2 ^ -1 ^ 2)
show("precedence2", 1 .. 2 .. 3, 1 + 2 .. "", 2 * 3 .. 4 * 5, "a" .. 1 + 2)
show("precedence3", not nil == true, not (nil == true), 1 < 2 == true, #"abc" + 1, -"2" + 1)
show("precedence4", 5 - 3 - 1, 100 / 10 / 5, 7 // 2 * 2 + 7 % 2, 1 << 2 + 1, 6 & 3 + 1)
show("logic", nil and 1, false and error(), 1 and 2, nil or "x", false or nil, 1 or error(), nil and nil or 3)

-- Comparison of constant folding with run time values.
local zero, one, two = 0, 1, 2
show("fold", one / zero == 1 / 0, -one // two == -1 // 2, -one % two == -1 % 2, two ^ -one == 2 ^ -1)
show("floats", 3.0, -3.0, 1e15, 1e16, 1e100, 123456789012345.0, 0.1, 1 / 3, 100.0, 1e14, 12345678901234567890)
show("numerals", 0x10, 0xA.8p0, 0x.1p4, 0x1p-2, 1e2, .5, 3., 0xffffffffffffffff, 0x7fffffffffffffff, 1E+2)
show("big numerals", 9223372036854775807, 9223372036854775808, -9223372036854775808, 0x1ffffffffffffffff)

-- Accumulating sums that change their type.
local sum = 0
for i = 1, 10 do
  sum = sum + i
  if i == 5 then sum = sum + 0.5 end
end
show("sum", sum)
local product = 1
for i = 1, 25 do product = product * i end
show("factorial", product)
local float = 1
for i = 1, 25 do float = float * (i + 0.0) end
show("float factorial", float)
