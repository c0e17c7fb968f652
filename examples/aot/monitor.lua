-- Shows how much memory the machine uses, a few times.
--   flua compile examples/aot/monitor.lua -o monitor && ./monitor 3 0.5
local rounds, pause = tonumber(arg[1] or 3), tonumber(arg[2] or 1)

local function memory()
  local values = {}
  for line in io.lines("/proc/meminfo") do
    local name, kilobytes = line:match("^(%w+):%s+(%d+) kB")
    if name then values[name] = math.tointeger(kilobytes) end
  end
  return values
end

for round = 1, rounds do
  local values = memory()
  local used = values.MemTotal - values.MemAvailable
  local share = used / values.MemTotal
  print(("%s %3.0f %% of %.1f GB"):format(("#"):rep(share * 40 // 1 | 0), share * 100, values.MemTotal / 2^20))
  if round < rounds then os.execute("sleep " .. pause) end
end
