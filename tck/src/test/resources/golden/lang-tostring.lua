-- How values look as text: tostring, string.format, print, concatenation, long literals.
local function hide(v) return (tostring(v):gsub("0x%x+", "ADDRESS"):gsub("builtin: %x+", "builtin: ADDRESS")) end

for _, v in ipairs { 0, -0, 7, -7, 1 << 62, math.maxinteger, math.mininteger, 0x7fffffff, 1000000000000000000 } do io.write(tostring(v), " ") end
print()
for _, v in ipairs { 0.0, -0.0, 1.0, -1.5, 0.1, 0.1 + 0.2, 1e14, 1e15, 123456789012345678, 2 ^ 53, 2 ^ 63, 1e100, 1e-10, 5e-324, 1.7976931348623157e308, 1 / 3, 2 / 3, 100 / 3, 1e21, 1e22, 3.0e-5, 123.456, 1e5, 99999999999999.5, 0.1e-3 } do
  io.write(tostring(v), " ")
end
print()
print(math.huge, -math.huge, math.pi, -math.pi, 2 ^ 31, 2 ^ -1074, 1e308 * 10)
print(hide({}), hide(print), hide(function() end), hide(coroutine.create(print)), hide(io.stdout), tostring(nil), tostring(false))
print(io.stdin ~= nil and tostring(io.stdout):match("^file %("), type(nil), type(print), type(io.stdout))

print(string.format("%d %5d %-5d| %05d %+d %x %X %#x %o %c", 42, 42, 42, 42, 42, 255, 255, 255, 8, 65))
print(string.format("%f %.2f %10.3f %-10.1f| %e %.3e %g %g %g", 1.5, 1.005, math.pi, 2.25, 12345.678, 0.00012, 1e20, 0.0001, 100000))
print(string.format("%s %10s %-10s| %.2s %q %%", "str", "right", "left", "cut", 'quo"ted\n\0\r\\'))
print(string.format("%q %q %q %q %q", 1, 1.5, math.mininteger, 1 / 0, true), string.format("%i", 3.0))
print(string.format("%a %A", 1.0, 0.5), string.format("%s %s %s", nil, true, 12.0))
print(string.format("%.14g %.17g %.3f %5.1f|%-8.3s|", 0.1, 0.1, 2 / 3, -0.05, "abcdef"))
print(string.format("%s", setmetatable({}, { __tostring = function() return "custom" end })))
print(pcall(string.format, "%d", "x")); print(pcall(string.format, "%y", 1)); print(pcall(string.format, "%d")); print(pcall(string.format, "%", 1))

print(1, "two", 3.0, nil, true)
print()
print(nil, nil)
print((print("nested")))
print("tab\tnew\\n", 'single "double"', "\x41\u{e9}\u{20AC}\z
      continued")
print(#"\u{10FFFF}", "\104\105", "line1\
line2", [[
long
  text]], [==[with ]] inside]==])
io.write("write ", 1, " ", 2.5, " ", -0.0, " ", 1e100, "\n")
print(1 .. "", 1.5 .. "|", -1 .. "", 2 ^ 31 .. "", 10 / 2 .. "", 7 // 1.0 .. "")
print(tostring(12345678901234567890), tostring(0xffffffffffffffffff), 1e1, .5e1, 0x.8p1, 0xA, 0Xa.8P1)
print(tostring(3) == "3", tostring(3.0) == "3.0", 3 .. "" == "3", #tostring(0.1))
print(#tostring(print) > 10, tostring(print) == tostring(print), tostring({}) ~= tostring({}))
