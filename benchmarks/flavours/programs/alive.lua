-- so many coroutines alive at once (argument), each resumed twice
local count, all = tonumber(arg[1]) or 10000, {}
for i = 1, count do
  all[i] = coroutine.wrap(function (x) while true do x = coroutine.yield(x + 1) end end)
  all[i](i)
end
local sum = 0
for i = 1, count do sum = sum + all[i](i) end
print(sum)
