-- Meeting: coroutines of three colours meet in pairs and change their colours, as chameneos do.
local n = tonumber(arg[1]) or 1400000

-- What a meeting makes of two different colours is the third one.
local function blend(a, b) return a == b and a or 6 - a - b end

local waiting -- who came first: {name, colour}
local meetings = 0

local function creature(name, colour)
  return coroutine.create(function()
    local met, itself = 0, 0
    while meetings < n do
      local other = waiting
      if other then
        waiting = nil
        meetings = meetings + 1
        other.partner = {name = name, colour = colour}
        if other.name == name then itself = itself + 1 end
        colour = blend(colour, other.colour)
        met = met + 1
        coroutine.yield()
      else
        local place = {name = name, colour = colour}
        waiting = place
        while not place.partner and meetings < n do coroutine.yield() end
        if place.partner then
          if place.partner.name == name then itself = itself + 1 end
          colour = blend(colour, place.partner.colour)
          met = met + 1
        end
      end
    end
    return met, itself, colour
  end)
end

local creatures = {}
for name, colour in ipairs {1, 2, 3, 2, 1} do creatures[name] = creature(name, colour) end
local alive, total = #creatures, 0
while alive > 0 do
  for name, thread in ipairs(creatures) do
    if coroutine.status(thread) == "suspended" then
      local ok, met, itself, colour = coroutine.resume(thread)
      assert(ok, met)
      if met then
        print(name, met, itself, colour)
        total, alive = total + met, alive - 1
      end
    end
  end
end
print(total)
