-- Functions that return many values stop where the reference's stack ends; longer work gives what shorter work does.
print(pcall(string.byte, ("a"):rep(2000000), 1, -1))
print(select("#", string.byte(("a"):rep(900000), 1, -1)))
print(pcall(utf8.codepoint, ("a"):rep(2000000), 1, -1))
print(select("#", utf8.codepoint(("a"):rep(900000), 1, -1)))
print(pcall(string.unpack, ("b"):rep(2000000), ("a"):rep(2000000)))
print(select("#", string.unpack(("b"):rep(900000), ("a"):rep(900000))))
print(pcall(table.unpack, {}, 1, 2000000))

local long = ("aBc"):rep(100000)
print(#long:upper(), long:upper() == ("ABC"):rep(100000), long:lower() == ("abc"):rep(100000))
print((("x"):rep(200000) .. "y"):upper():sub(-3), ("."):rep(200000):upper() == ("."):rep(200000))
print(long:reverse() == ("cBa"):rep(100000))
print(#os.date(("!%c"):rep(1) .. ("%c"):rep(20000), 0), os.date("!" .. ("%d"):rep(5000), 0) == ("01"):rep(5000))
print(os.date("!%D|%F|%r|%R|%T|%x|%X|%c|%n|%t|%%", 0))
print(select(2, ("a"):rep(3000):gsub("a", "%0%%")), #("a"):rep(3000):gsub("a", "%0%%"))
print(string.find(("a"):rep(100000) .. "b", "b", 1, true), string.find(("a"):rep(100000), "[b-z]"))
print(#string.format("%q", ("\n\0001"):rep(50000)), pcall(string.format, "%10s", ("a"):rep(70000) .. "\0"))

-- Sorting in pieces.
local integers, floats, strings = {}, {}, {}
local x = 1
for i = 1, 1100000 do
  x = (x * 1103515245 + 12345) & 0x7fffffff
  integers[i] = x
  if i % 100 == 0 then
    floats[i // 100] = x / 3
    strings[i // 100] = "s" .. x % 10007
  end
end
for _, t in ipairs{integers, floats, strings} do
  table.sort(t)
  local sorted = true
  for i = 2, #t do sorted = sorted and not (t[i] < t[i - 1]) end
  print(sorted, #t)
end

-- The path is gone through template by template.
print(package.searchpath("a.b", "./no/?.x;;?/?;x"))
print(select(2, package.searchpath("a;b", "1?2;?")))
print(#select(2, package.searchpath("m", ("nowhere/?.lua;"):rep(300))))
print(pcall(require, "no.such.module.at.all") == false)
print(tonumber(("1"):rep(70000), 2), tonumber(("9"):rep(400)), tonumber("0x" .. ("f"):rep(70000)))
