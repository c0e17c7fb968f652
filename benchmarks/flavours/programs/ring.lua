-- a token goes round a ring of 503 coroutines, 10^6 switches
local N, token = 503, tonumber(arg and arg[1]) or 1000000
local ring = {}
for i = 1, N do
  ring[i] = coroutine.wrap(function(t)
    while true do
      if t == 0 then return i, true end
      t = coroutine.yield(i)
    end
  end)
end
local i = 1
local t = token
while true do
  local who, done = ring[i](t)
  if done then print(who) break end
  t = t - 1
  i = i % N + 1
end
