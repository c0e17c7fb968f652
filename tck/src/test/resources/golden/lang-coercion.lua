-- Conversions between strings and numbers (manual §3.4.3).
local function fails(label, f, ...)
  local ok, message = pcall(f, ...)
  print(label, ok, message)
end

print("arith", "10" + 5, "3" * "4", "0x10" + 0, "1e1" + 0, " 10 " + 1, "5" // 2, "7" % "4", "2" ^ 2, -"7")
print("types", math.type("10" + 5), math.type("10.0" + 5), math.type("10" * 1.0), math.type("0x1p4" + 0))
print("concat", 1 .. "", 1.0 .. "", -0.0 .. "", 2^63 .. "", 1e100 .. "", 10 // 1 .. "x", 1 .. 2)
print("long concat", "a" .. 1 .. "b" .. 2.5 .. "c" .. -3 .. "d" .. 1e15 .. "e" .. 2^53)

print("tonumber", tonumber("10"), tonumber("10.0"), tonumber("0x1F"), tonumber("1e2"), tonumber("  7  "), tonumber(""))
print("tonumber2", tonumber("10a"), tonumber("1 2"), tonumber("0x"), tonumber("1e"), tonumber("."), tonumber("5."), tonumber(".5"))
print("tonumber3", tonumber("inf"), tonumber("nan"), tonumber("0x.p1"), tonumber("0x1.8"), tonumber("- 1"), tonumber("-0x10"))
print("tonumber4", tonumber("9223372036854775807"), tonumber("9223372036854775808"), tonumber("-9223372036854775808"))
print("tonumber5", tonumber("0xffffffffffffffffff"), tonumber("1\0"), tonumber("\t1\n"), tonumber("1_000"))
print("bases", tonumber("ff", 16), tonumber("zz", 36), tonumber("-101", 2), tonumber("8", 8), tonumber(" 11 ", 2), tonumber("7fffffffffffffff", 16))
print("bases2", tonumber("ffffffffffffffffff", 16), tonumber("1.0", 10), tonumber("", 10), tonumber("a", 10))
print("others", tonumber(nil), tonumber(true), tonumber({}), tonumber(5), tonumber(5.5))

print("tostring", tostring(1), tostring(1.0), tostring(-0.0), tostring(1e15), tostring(1e16), tostring(0.1), tostring(1/3))
print("tostring2", tostring(1e-5), tostring(123456.789e3), tostring(2^24), tostring(2^63), tostring(-2^63), tostring(1e300 * 1e10))
print("tostring3", tostring(3.14159265358979), tostring(100000000000000), tostring(1e14), tostring(123456789012.5))
print("tostring4", tostring(nil), tostring(true), tostring("x"), tostring(math.mininteger), tostring(5 // 0.3))

print("length", #"abc", #"", #"a\0b", #"\u{48}\u{20AC}", #(1 .. ""))
print("escapes", "\65\066\x43\u{44}", "a\z
        b", "\a\b\f\v" == "\7\8\12\11", '\'"', "\\n", #"\u{7FFFFFFF}")
print("long", [[
first newline skipped]], [==[]]]==], #[[

]])

fails("word", function() return "abc" + 1 end)
fails("empty", function() return "" * 1 end)
fails("concat nil", function() return "a" .. nil end)
fails("concat table", function() return 1 .. {} end)
fails("concat boolean", function() return true .. "" end)
fails("unary minus", function() return -"x" end)
fails("unary minus table", function() return -{} end)
fails("length of number", function() return #5 end)

-- Integers and floats as arguments that must be integers.
print(("x"):rep(3.0), ("abc"):sub(2.0, "3"), string.char(72.0, "105"))
fails("rep", string.rep, "x", 1.5)
fails("rep string", string.rep, "x", "1.5")
fails("char", string.char, "x")
print(math.tointeger(3.0), math.tointeger(3.5), math.tointeger("8"), math.tointeger(2^53), math.tointeger(2^63), math.tointeger({}))
print(string.format("%d %s %5.1f %g", 3.0, 3.0, 3, "10"))
fails("format", string.format, "%d", 3.5)
fails("format string", string.format, "%d", "3.5")

-- Keys of tables: floats with integer values are integers, strings stay strings.
local t = {}
t[1.0], t[2], t["1"], t[2^53] = "float one", "two", "string one", "big"
print(t[1], t[2.0], t["1"], t[1 << 53], next({ [3.0] = 1 }), math.type(next({ [3.0] = 1 })))
t[-0.0] = "zero"
print(t[0], t[0.0], t["0"])

-- digits after the one numeral that is the smallest integer
print(tonumber("-9223372036854775808"), tonumber("-92233720368547758080"), tonumber("-922337203685477580877"))
print("9223372036854775808" + 0, "-9223372036854775809" + 0, "92233720368547758089" + 0)
