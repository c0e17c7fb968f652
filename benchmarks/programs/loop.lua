-- Loop: integers are added, nothing else.
local n = tonumber(arg[1]) or 140000000

local sum = 0
for i = 1, n do sum = sum + i % 7 end
print(sum)
