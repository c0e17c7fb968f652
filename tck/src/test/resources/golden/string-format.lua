-- format: every conversion with flags, width and precision; complaints
local function fails(f, ...)
  local ok, message = pcall(f, ...)
  print(ok and "no error" or message)
end

local format = string.format

-- a line for each format, with all values in brackets
local function try(formats, values)
  for f in formats:gmatch("%S+") do
    f = f:gsub("_", " ")
    local out = {}
    for i, value in ipairs(values) do out[i] = "[" .. format(f, value) .. "]" end
    print(f, table.concat(out, " "))
  end
end

print "-- integers"
local integers = {0, 1, -1, 42, -42, 123456789, math.maxinteger, math.mininteger}
try("%d %i %5d %-5d| %05d %+d %+5d %_d %_05d %-+8d| %.0d %.3d %10.4d %-10.4d| %010.4d %+.2d %.20d %+025d", integers)
try("%u %5u %-5u| %05u %.3u %25u %025.22u", integers)
try("%x %X %o %#x %#X %#o %5x %-5x| %05x %#06x %#.3x %.5o %#.5o %#.0o %#.0x %-#8x| %#20X %020x %.18x", integers)
try("%d %5.2d %x", {"10", 3.0, "0x1F", "-7", " 5 ", -0.0, 2^53, "1e2"})

print "-- characters"
try("%c %3c %-3c|", {65, 97, "48", 33.0})
print((format("%c%c%c", 0, 255, 10):byte(1, -1)))
print(format("%c%5c%-5c|", 1, 0, 0):byte(1, -1))
print(format("%c", 65 + 256), format("%c", -191))

print "-- floats"
local floats = {0.0, -0.0, 1, -1, 0.1, 1 / 3, 2 / 3, 123456.789, 1e15, 1e16, 1e100, 5e-324, 1.7976931348623157e308,
                2^53, 0.5, 1.5, 2.5, 999999.5, 0.0001, 0.00001, 99999.95, -1e-10, 1 / 0, -1 / 0}
try("%f %.0f %.1f %.3f %.10f %10.2f| %-10.2f| %010.2f %+.2f %_.2f %#.0f %+010.1f %-+10.1f| %.99f", floats)
try("%e %.0e %.1e %.3e %.15e %.17e %12.2e| %-12.2e| %012.2e %+.2e %_.2e %#.0e %E %.40e", floats)
try("%g %.0g %.1g %.3g %.10g %.14g %.15g %.17g %10.3g| %-10.3g| %010.3g %+.3g %_.3g %G %.50g", floats)
try("%#.3g %#g %#.0g %#12.4g| %#G", {0.0, -0.0, 1, 0.1, 1 / 3, 123456.789, 1e15, 1e100, 5e-324, 0.5, 2.5, 0.0001, 0.00001, 1 / 0})
try("%a %A %.0a %.1a %.3a %.13a %.20a %15.1a| %-15.1a| %015.1a %+a %_a %#.0a %#a %30A|", floats)
try("%5.1f %g %a %e", {"10", 3, "0x1p4", " 1e2 ", math.maxinteger, math.mininteger})
local nan = tostring(0 / 0):gsub("-", "")
print(nan, (format("%f", 0 / 0):gsub("-", "")), (format("%5.1G", 0 / 0):gsub("[- ]", "")))
print((format("%010f|%-10f|%+f", 1 / 0, 1 / 0, 1 / 0)))

print "-- strings"
try("%s %10s| %-10s| %.3s %10.3s| %-10.3s| %.0s| %.s| %.20s| %1s", {"", "a", "hello", "hello world, hello"})
try("%s %10s| %-10s| %.3s", {1, 1.5, 2^63, -0.0, true, false})
print(format("%s %s", nil, 1), format("%5s|%-5s|%.1s", nil, nil, nil))
print(#format("%s", ("x"):rep(1000)), #format("%99.50s", ("x"):rep(1000)), #format("%5s", ("x"):rep(1000)))
print(format("%s", "a\0b") == "a\0b", #format("%s%s", "\0", "\0\0"))
local named = setmetatable({}, {__tostring = function() return "I am named" end})
print(format("%s|%15s|%-15s|%.4s", named, named, named, named))
print((format("%s", setmetatable({}, {__name = "My.Type"})):gsub("0x%x+", "ADDRESS")))
print((format("%s %s", {}, print):gsub("0x%x+", "ADDRESS"):gsub("builtin: %w+", "ADDRESS")))

print "-- quoted"
for _, value in ipairs {
  "", "plain", 'with "quotes"', "back\\slash", "new\nline", "\r\t\0", "\0001", "\1272", "\200\255", "a\0", "\0a", "\0009",
  0, 1, -1, math.maxinteger, math.mininteger, 0.0, -0.0, 1.0, 0.1, -2.5, 1e100, 5e-324, 1 / 0, -1 / 0, true, false,
} do
  local quoted = format("%q", value)
  local back = load("return " .. quoted)()
  print(quoted, back == value, math.type(back) == math.type(value))
end
print(format("%q %q", nil, 0 / 0))

print "-- pointers"
print(format("%p %5p|%-8p|%p|%p", nil, 1, 1.5, true, false))
local t, u = {}, {}
print(format("%p", t) == format("%p", t), format("%p", t) ~= format("%p", u), #format("%30p", t), #format("%-30p", print))
print(format("%p", "short") == format("%p", ("sho" .. "rt")), format("%p", t):match("^0x%x+$") ~= nil)

print "-- text around"
print(format(""), format("%%"), format("100%%"), format("%%d"), format("a%%b%dc%%", 1))
print(format("%d%s%g%%%x", 1, "two", 3.5, 255), format("%s", "extra", "arguments", "ignored"))
print(format("%-5d|%5s|%05.1f|%+d", 42, "ab", 3.14159, 7))
print(("%s=%d"):format("x", 5), ("%5.1f"):rep(3, " "):format(1, 2.25, 3.35))
print(format("a\0b%sc\0", "-") == "a\0b-c\0")

print "-- complaints"
fails(format, "%d")
fails(format, "%s %s", 1)
fails(format, "%")
fails(format, "%", 1)
fails(format, "abc%", 1)
fails(format, "%y", 1)
fails(format, "%F", 1)
fails(format, "%n", 1)
fails(format, "%ld", 1)
fails(format, "%5", 1)
fails(format, "%10y", 1)
fails(format, "%*d", 1, 2)
fails(format, "%t", 10)
fails(format, "%\xff", 1)
fails(format, "%d %y", 1, 2)
fails(format, "%123d", 1)
fails(format, "%.123d", 1)
fails(format, "%.1.2d", 1)
fails(format, "%#d", 1)
fails(format, "%#i", 1)
fails(format, "%+u", 1)
fails(format, "%#u", 1)
fails(format, "%+x", 1)
fails(format, "% o", 1)
fails(format, "%05c", 65)
fails(format, "%.1c", 65)
fails(format, "%+s", "x")
fails(format, "%05s", "x")
fails(format, "%#s", "x")
fails(format, "%.5p", {})
fails(format, "%05p", {})
fails(format, "%5q", "x")
fails(format, "%.1q", "x")
fails(format, "%-q", "x")
fails(format, "%-+#0 -+#0 -+#0 -+#0 -+#0 -+#0 d", 1)
fails(format, "%0000000000000000000000005d", 1)
fails(format, "%-+ #01234567890.d", 1)
fails(format, "%d", 1.5)
fails(format, "%d", "1.5")
fails(format, "%d", "x")
fails(format, "%d", {})
fails(format, "%d", nil)
fails(format, "%d", 2^63)
fails(format, "%d", 1 / 0)
fails(format, "%x", -1.5)
fails(format, "%c", "x")
fails(format, "%c", 1.5)
fails(format, "%f", "x")
fails(format, "%f", true)
fails(format, "%g", {})
fails(format, "%a", nil)
fails(format, "%5a", "x")
fails(format, "%q", {})
fails(format, "%q", print)
fails(format, "%q", coroutine.create(print))
fails(format, "%10s", "a\0b")
fails(format, "%.5s", "a\0b")
fails(format, "%s", setmetatable({}, {__tostring = function() return 1 end}))
fails(format, "%s", setmetatable({}, {__tostring = function() return {} end}))
fails(format, "%s", setmetatable({}, {__tostring = function() error("inner", 0) end}))
fails(format, "%#y", 1)
fails(format, "%#d", "x")
fails(format, "%05c", "x")
fails(format)
fails(format, nil)
fails(format, {})
