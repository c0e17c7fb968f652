-- Formats of os.date, in UTC (manual §6.9; C's strftime in the C locale).
local moments = {0, 1, 86399, 951782400, 1e9, 1078012800, 1230768000, 1293839999, 1709210096, 2147483648, 4102444799}
local conversions = "aAbBcCdDeFgGhHIjmMnprRStTuUVwWxXyYzZ%"
for _, moment in ipairs(moments) do
  moment = math.tointeger(moment)
  print(moment)
  for c in conversions:gmatch(".") do io.write(c, "=", os.date("!%" .. c, moment), "|") end
  print()
end
for _, c in ipairs {"Ec", "EC", "Ex", "EX", "Ey", "EY", "Od", "Oe", "OH", "OI", "Om", "OM", "OS", "Ou", "OU", "OV", "Ow", "OW", "Oy"} do
  io.write(c, "=", os.date("!%" .. c, 1709210096), "|")
end
print()

-- weeks at the turn of years
for year = 1996, 2030 do
  local t = 820454400
  for y = 1996, year - 1 do t = t + 86400 * ((y % 4 == 0) and 366 or 365) end
  print(os.date("!%F %a %j %U %W %G-%V %g", t - 86400), os.date("!%F %a %j %U %W %G-%V %g", t))
end

-- distant years
for _, t in ipairs {-62135596800, -62167219200, -62198755200, -1, 253402300800} do
  print(os.date("!%Y %C %y %G %g %m/%d %j %U %W %V %H:%M:%S", t))
end

print(os.date("!%Y %m/%d %j %H:%M:%S", 67767976233532799))

local d = os.date("!*t", 1709210096)
local keys = {}
for k in pairs(d) do keys[#keys + 1] = k end
table.sort(keys)
for _, k in ipairs(keys) do io.write(k, "=", tostring(d[k]), " ") end
print()

print(os.date("") == "", os.date("!") == "", os.date("!\0%%\0", 0) == "\0%\0", #os.date(("x"):rep(5000)))
print(os.date("!literal text: %d%%", 0), os.date("!%H:%M", "3600"), os.date("!%H", 7200.0))
for _, format in ipairs {"%", "%Ez", "%Ezabc %d", "%9", "%O", "%E", "%Ea", "%k", "!%Q", "ok %y %q"} do
  print(pcall(os.date, format, 0))
end
print(pcall(os.date, "*t", 1.5))
print(pcall(os.date, "*t", "x"))
print(pcall(os.date, "!%Y", 1 << 60))
print(pcall(os.date, {}))
