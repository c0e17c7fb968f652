-- Reads and writes at one place in the program whose caches have to notice what changes.
local Base = { shared = "base" }
Base.__index = Base
local Class = setmetatable({ method = "class" }, Base)
Class.__index = Class
local function new(field) return setmetatable({ field = field, other = 1 }, Class) end
local objects = { new("own"), new(nil), new(3), new(false) }
local function read(o) return o.field end
local function show(label)
  local out = {}
  for round = 1, 50 do
    for i, o in ipairs(objects) do out[i] = tostring(read(o)) end
  end
  print(label, table.concat(out, " "))
end
show("absent")
Class.field = "from class"
show("class")
Class.field = nil
Base.field = "from base"
show("base")
objects[1].field = nil
show("removed")
Class.__index = function(_, key) return "computed " .. key end
show("function")
Class.__index = Class
show("again")
setmetatable(Class, nil)
show("unlinked")
for i = 1, 20 do
  Class.field = i
  show("changing " .. i)
end
setmetatable(objects[2], nil)
show("without metatable")

-- arrays that grow, have holes, change their kind, get a metatable
local function fill(t, n, value)
  for i = 1, n do t[i] = value end
  return t
end
local function total(t, n)
  local nils, sum = 0, 0
  for i = 1, n do
    local v = t[i]
    if v == nil then nils = nils + 1 elseif type(v) == "number" then sum = sum + v end
  end
  return nils, sum
end
for _, value in ipairs { 1, 0.5, "s", true, {}, math.mininteger } do
  local t = fill({}, 100, value)
  print(#t, total(t, 110))
  fill(t, 50, 2)
  print(#t, total(t, 110))
  t[30], t[60] = nil, nil
  print(total(t, 110))
  fill(t, 101, 0.25)
  print(#t, total(t, 110))
end
-- full arrays that have lost most of their elements, or just not, before they grow
for _, value in ipairs { 1, 0.5, "s" } do
  for _, lost in ipairs { 47, 48, 49, 63 } do
    local t = fill({}, 64, value)
    for i = 1, lost do t[i] = nil end
    for i = 65, 80 do t[i] = value end
    local elements = 0
    for _, v in pairs(t) do elements = elements + 1; assert(v == value) end
    print(lost, elements, total(t, 100))
    fill(t, 90, value)
    print(#t, total(t, 100))
  end
end
local log = {}
local watched = setmetatable({}, { __newindex = function(t, k, v) log[#log + 1] = k rawset(t, k, v) end })
fill(watched, 5, 1)
fill(watched, 7, 2)
print(table.concat(log, " "), total(watched, 8))
local t = {}
for i = 10, 1, -1 do t[i] = i end
print(#t, total(t, 10))
for i = -3, 3 do t[i] = i end
t[2 ^ 53] = "far"
t[1 << 40] = "further"
print(#t, t[-3], t[0], t[2 ^ 53], t[1 << 40], t[(1 << 32) + 1])
