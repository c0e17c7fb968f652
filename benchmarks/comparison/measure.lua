-- Runs of command lines, measured.
local shell = require "shell"

local measure = {}

-- Bash times in milliseconds and takes no process for it; only GNU's time knows the memory.
local LINE = [[cd %s || exit
TIMEFORMAT='%%R %%U %%S'
time timeout %d %s %s >%s/output 2>%s/errors </dev/null]]

local gnu_time = shell.read("bash -c 'type -P time'")

-- Runs a command line in a folder, for so many seconds at most. The result: wall and cpu (user and system) in seconds, memory
-- (the most that the process had) in bytes or nil, output; failure instead if it failed.
function measure.run(command, folder, limit, made)
  local timer = gnu_time ~= "" and ("%s -q -f %%M -o %s/memory"):format(gnu_time, made) or ""
  local line = LINE:format(shell.quote(folder), limit, timer, command, made, made)
  local times, status = shell.read("bash -c " .. shell.quote(line) .. " 2>&1")
  local wall, user, system = times:match("^([%d.]+) ([%d.]+) ([%d.]+)$")
  if status ~= 0 or not wall then return {failure = status == 124 and "too long" or "failed"} end
  local kilobytes = tonumber((shell.contents(made .. "/memory") or ""):match("(%d+)%s*$"))
  return {
    wall = tonumber(wall), cpu = user + system, memory = kilobytes and kilobytes * 1024, output = shell.contents(made .. "/output"),
  }
end

function measure.median(values)
  local sorted = table.move(values, 1, #values, 1, {})
  table.sort(sorted)
  local middle = #sorted // 2
  return #sorted % 2 == 1 and sorted[middle + 1] or (sorted[middle] + sorted[middle + 1]) / 2
end

function measure.geometric_mean(values)
  local sum = 0
  for _, value in ipairs(values) do sum = sum + math.log(value) end
  return math.exp(sum / #values)
end

return measure
