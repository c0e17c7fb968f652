-- 300,000 tables with a finalizer, all garbage at once
local n = 0
local finalizable = {__gc = function () n = n + 1 end}
do
  for i = 1, 300000 do setmetatable({i}, finalizable) end
end
collectgarbage()
print(n)
