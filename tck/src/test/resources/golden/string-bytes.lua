-- byte, char, len, sub, rep, reverse, lower, upper, dump: results and complaints
local function show(...)
  local t = table.pack(...)
  for i = 1, t.n do
    local v = t[i]
    t[i] = type(v) == "string" and string.format("%q", v) or tostring(v)
  end
  print(t.n .. ":", table.concat(t, " "))
end

local function fails(f, ...)
  local ok, message = pcall(f, ...)
  print(ok and "no error" or message)
end

print "-- len"
show(string.len(""), string.len("abc"), string.len("a\0b"), ("\u{20AC}"):len(), string.len(1234), #"\xff\xfe")
fails(string.len)
fails(string.len, nil)
fails(string.len, {})
fails(string.len, print == nil)

print "-- byte"
show(string.byte("A"))
show(string.byte("ABC", 2))
show(string.byte("ABC", -1))
show(string.byte("ABC", 1, -1))
show(string.byte("ABC", 2, 10))
show(string.byte("ABC", -10, 2))
show(string.byte("ABC", 0))
show(string.byte("ABC", 0, 1))
show(string.byte("ABC", 4))
show(string.byte("ABC", 3, 2))
show(string.byte(""))
show(string.byte("\0\xff\x80", 1, 3))
show(string.byte("ABC", math.mininteger, math.maxinteger))
show(string.byte("ABC", math.maxinteger, math.mininteger))
show(string.byte("ABC", "2"))
show(string.byte("ABC", 2.0, 3.0))
show(string.byte(65))
show(string.byte("ABC", nil, nil))
fails(string.byte)
fails(string.byte, "x", 1.5)
fails(string.byte, "x", "y")
fails(string.byte, "x", 1, {})
fails(string.byte, "x", "1.5")

print "-- char"
show(string.char())
show(string.char(65))
show(string.char(104, 101, 108, 108, 111))
show(string.char(0, 255, 128):byte(1, -1))
show(string.char("65", 66.0))
fails(string.char, 256)
fails(string.char, 65, -1)
fails(string.char, 65, 66, "x")
fails(string.char, 1.5)
fails(string.char, nil)
fails(string.char, 1, true)

print "-- sub"
local s = "0123456789"
for _, range in ipairs {
  {1}, {0}, {-1}, {-3}, {-100}, {11}, {10}, {2, 4}, {2, -2}, {-4, -2}, {4, 2}, {1, 0}, {0, 0}, {5, 5}, {-100, 100},
  {math.mininteger, math.maxinteger}, {math.maxinteger, math.mininteger}, {3, math.maxinteger}, {math.mininteger, 3},
  {"2", "3"}, {2.0, 3.0},
} do
  show(s:sub(table.unpack(range)))
end
show((""):sub(1), (""):sub(-1), (""):sub(0, 5))
show(string.sub(12345, 2, 3))
show(("a\0b\0c"):sub(2, 4))
fails(string.sub)
fails(string.sub, "x")
fails(string.sub, "x", 1.1)
fails(string.sub, "x", 1, "z")
fails(string.sub, {}, 1)

print "-- rep"
show(("ab"):rep(3), ("ab"):rep(3, ","), ("ab"):rep(1, ","), ("ab"):rep(0), ("ab"):rep(-5), ("ab"):rep(0, ","))
show((""):rep(100), (""):rep(3, ","), ("x"):rep(10), ("xy"):rep(7, "--"), string.rep(12, 2), string.rep("x", "3"), string.rep("x", 2.0))
for n = 1, 9 do
  io.write(("abc"):rep(n, "."), " ", #("abc"):rep(n * 100), "\n")
end
show(#(""):rep(1 << 20))
fails(string.rep, "x", 1 << 40)
fails(string.rep, "ab", math.maxinteger)
fails(string.rep, "", 1 << 40, "ab")
fails(string.rep, "x")
fails(string.rep, "x", 1.5)
fails(string.rep, "x", 1, {})
fails(string.rep)

print "-- reverse, lower, upper"
show((""):reverse(), ("a"):reverse(), ("abc"):reverse(), ("\0\1\2"):reverse(), string.reverse(123))
local all = {}
for i = 0, 255 do all[#all + 1] = string.char(i) end
all = table.concat(all)
local function sum(text)
  local total = 0
  for i = 1, #text do total = (total * 31 + text:byte(i)) % 1000003 end
  return total
end
show(sum(all), sum(all:lower()), sum(all:upper()), sum(all:reverse()))
show(("MiXeD 123 \xC4\xE4"):lower(), ("MiXeD 123 \xC4\xE4"):upper())
fails(string.lower)
fails(string.upper, {})
fails(string.reverse, nil)

print "-- dump"
fails(string.dump)
fails(string.dump, 1)
fails(string.dump, print) -- a C function there, a builtin here

print "-- methods and the metatable"
show(("x"):rep(3):upper():len())
show(#getmetatable("").__index.rep("-", 5), getmetatable("").__index == string)
show(pcall(function() return ("x").y.z end))
show(pcall(function() return ("x"):bad() end))
show(pcall(function() local s = "x"; s.y = 1 end))

print "-- arithmetic on strings"
show("10" + 1, "10" * "2", "7" // 2, "7" % "4", "2" ^ 2, "1" / 2, -"3", - "0x10", " 5 " - 2)
show("10.0" + 1, "1e1" * 1, "0x1p4" + 0, -"1.5")
show("9223372036854775807" + 1, "9223372036854775808" + 1)
show(10 .. 20, 1.5 .. "", -0.0 .. "", 2^63 .. "")
fails(function() return "a" + 1 end)
fails(function() return 1 + "a" end)
fails(function() return "a" - {} end)
fails(function() return {} * "a" end)
fails(function() return "a" / "b" end)
fails(function() return "a" % true end)
fails(function() return nil ^ "a" end)
fails(function() return "x" // 1 end)
fails(function() return -"x" end)
local number = setmetatable({}, {
  __add = function(a, b) return "add:" .. type(a) .. "," .. type(b) end,
  __unm = function() return "unm" end,
})
show("x" + number, number + "x", "1" + number, number + 1, -number)
show(pcall(getmetatable("").__add, "10", 5), pcall(getmetatable("").__unm, "10"))
fails(getmetatable("").__add, "x", 5)
