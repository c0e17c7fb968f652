-- Processes: other programs are started and read from while many tables are alive.
local n = tonumber(arg[1]) or 1300

local kept = {}
for i = 1, n * 500 do kept[i] = {i} end
local lines = 0
for i = 1, n do
  local process = io.popen("echo " .. i)
  if process:read("*n") == kept[i][1] then lines = lines + 1 end
  process:close()
end
print(lines)
