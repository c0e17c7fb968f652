-- Alive: many coroutines at once, each resumed again and again.
local n = tonumber(arg[1]) or 10000

local all = {}
for i = 1, n do
  all[i] = coroutine.wrap(function(x)
    while true do x = coroutine.yield(x + 1) end
  end)
end
local sum = 0
for round = 1, 1000 do
  for i = 1, n do sum = sum + all[i](i * round) end
end
print(sum)
