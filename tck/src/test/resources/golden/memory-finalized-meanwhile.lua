-- Finalizers are called while the program runs, without being asked for. Each object is found as it was, once.
local alive, made, finalized, revived, wrong = {}, 0, 0, 0, 0
local ring, random = {}, math.random
math.randomseed(1)
local meta = {}
local function new()
  made = made + 1
  local o = { id = made, name = "object " .. made }
  o.self, o.other = o, ring[random(300)]
  alive[made] = true
  return setmetatable(o, meta)
end
local ending = false
function meta.__gc(o)
  local other = o.other
  if o.self ~= o or o.name ~= "object " .. o.id or not alive[o.id] then wrong = wrong + 1 end
  if other and (other.self ~= other or other.name ~= "object " .. other.id) then wrong = wrong + 1 end
  if o.id % 5 == 0 and not o.revived and not ending then
    o.revived, revived = true, revived + 1
    ring[random(300)] = setmetatable(o, meta)
  else
    alive[o.id] = nil
    finalized = finalized + 1
  end
end
repeat
  for _ = 1, 100 do
    local o = new()
    if random() < 0.9 then o.other = nil end
    ring[random(300)] = o
  end
until finalized > 20000 and revived > 1000
print(wrong)
ending, ring = true, nil
for _ = 1, 3 do collectgarbage() end
print(wrong, finalized == made, next(alive))
