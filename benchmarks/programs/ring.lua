-- Ring: a token goes round a ring of 503 coroutines; each step is a switch.
local n = tonumber(arg[1]) or 12000000
local MEMBERS = 503

local ring = {}
for i = 1, MEMBERS do
  ring[i] = coroutine.wrap(function(token)
    while token > 0 do token = coroutine.yield(i) end
    return i, true
  end)
end
local at = 1
for token = n, 0, -1 do
  local who, done = ring[at](token)
  if done then print(who) end
  at = at % MEMBERS + 1
end
