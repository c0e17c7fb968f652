-- Lua 5.4. Finalizers: many tables with the metamethod __gc, all garbage at once.
local n = tonumber(arg[1]) or 1000000

local finalized = 0
local finalizable = {__gc = function() finalized = finalized + 1 end}
do
  local kept = {}
  for i = 1, n do
    if i % 1000 == 0 then kept[#kept + 1] = setmetatable({i}, finalizable) else setmetatable({i}, finalizable) end
  end
  print(#kept)
end
collectgarbage()
collectgarbage()
print(finalized)
