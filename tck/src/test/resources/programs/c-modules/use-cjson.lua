-- lua-cjson.
local cjson = require "cjson"
local safe = require "cjson.safe"

local null = cjson.null
local text = [=[{"a": [1, 2.5, -3e2, true, false, null, "\u00e9\ud83d\ude00\n\"", {}, []], "b": {"c": {"d": [[[]]]}}, "long": 12345678901234}]=]
local value = cjson.decode(text)
print(#value.a, value.a[1], value.a[2], value.a[3], value.a[4], value.a[5], value.a[6] == null, value.a[7])
print(math.type(value.a[1]), type(null), tostring(null) == "userdata: (nil)" or tostring(null):match("^userdata: "))
print(#value.b.c.d[1][1], value.long)
print(cjson.encode({1, 2.5, "x\0\31\127/\"\\", true, null, {n = 1}}))
print(cjson.encode({}), cjson.encode({[1] = 1, [2] = 2, [3] = 3}), cjson.encode("é"), cjson.encode(1e100), cjson.encode(2^53))
print(cjson.encode({[3] = "x"}))
for _, bad in ipairs {"", "{", "[1,]", '{"a" 1}', "nul", '"\\q"', "[1e]", "\1", '"\\ud800"', "[" .. ("["):rep(2000)} do
  print(pcall(cjson.decode, bad))
  print(safe.decode(bad))
end
for _, bad in ipairs {print, 0 / 0, 1 / 0, {[{}] = 1}, {1, [1000] = 2}, coroutine.create(print)} do
  print((select(2, pcall(cjson.encode, bad)):gsub("0x%x+", "")))
  print((select(2, safe.encode(bad)):gsub("0x%x+", "")))
end
local cyclic = {}
cyclic[1] = cyclic
print(pcall(cjson.encode, cyclic))

local own = cjson.new()
print(own.encode_invalid_numbers(true), own.encode_sparse_array(true), own.encode_number_precision(3), own.encode_max_depth(2))
print(own.encode(0 / 0) == "nan" or own.encode(0 / 0) == "-nan", own.encode({1, [1000] = 2}), own.encode(1 / 3))
print(pcall(own.encode, {{{}}}))
print(own.decode_max_depth(1), pcall(own.decode, "[[1]]"))
print(pcall(cjson.decode), pcall(cjson.encode_number_precision, 99))

local rows = {}
for i = 1, 3000 do rows[i] = {id = i} end
local back = cjson.decode(cjson.encode(rows))
local sum = 0
for _, row in ipairs(back) do sum = sum + row.id end
print(#back, sum)
