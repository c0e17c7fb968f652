-- four coroutines that meet in pairs, 500,000 times (chameneos)
local N, first, second = tonumber(arg and arg[1]) or 500000
local function meet(me)
  while second do coroutine.yield() end
  local other = first
  if other then
    first = nil
    second = me
  else
    local n = N - 1
    if n < 0 then return end
    N = n
    first = me
    repeat coroutine.yield() other = second until other
    second = nil
    coroutine.yield()
  end
  return other
end
local function creature(color)
  return coroutine.create(function()
    local me = color
    local met = 0
    while true do
      local other = meet(me)
      if not other then return met end
      if me ~= other then me = 3 - me - other end
      met = met + 1
      if me < 0 then me = -me % 3 end
    end
  end)
end
local threads = {creature(0), creature(1), creature(2), creature(1)}
local total, alive = 0, #threads
while alive > 0 do
  for i = 1, #threads do
    local t = threads[i]
    if t then
      local _, met = coroutine.resume(t)
      if coroutine.status(t) == "dead" then total = total + (met or 0) threads[i] = false alive = alive - 1 end
    end
  end
  if N <= 0 and alive > 0 and not second and first then break end
end
print(total)
