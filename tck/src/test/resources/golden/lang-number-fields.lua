-- Fields that hold integers, floats and other values, in tables of few and of many layouts, read and written from one place.
local function double(t) return t.x + t.x end
local function compare(t, limit) return t.x < limit, t.x <= limit, limit < t.x end
local function scale(t, by) t.x = t.x * by; return t.x end
local function set(t, value) t.x = value; return t.x end
local function show(...)
  local list = table.pack(...)
  for i = 1, list.n do list[i] = tostring(list[i]) end
  print(table.concat(list, " "))
end

local function maker(fields)
  return function(value)
    local t = {}
    for i = 1, fields do t["f" .. i] = i end
    t.x = value
    return t
  end
end

-- integers, floats, both, more layouts than an access is compiled for
for count = 1, 14 do
  local make = maker(count)
  for round = 1, 3 do
    local t = make(count)
    show(count, double(t), compare(t, 7))
    show(scale(t, 2), math.type(t.x), scale(t, 0.5), math.type(t.x), scale(t, 3), math.type(t.x))
    t = make(count + 0.25)
    show(double(t), compare(t, 7.5), scale(t, 4))
    t = make(math.maxinteger)
    show(double(t), compare(t, 2 ^ 63), compare(t, math.maxinteger))
  end
end

-- one layout whose field changes its kind, and back
local objects = {}
for i = 1, 6 do objects[i] = {name = "o" .. i, x = i} end
for round = 1, 8 do
  for i, object in ipairs(objects) do
    local value = (i + round) % 3 == 0 and i or (i + round) % 3 == 1 and i / 4 or -0.0
    show(set(object, value), math.type(object.x), double(object), 1 / (object.x + 0.0))
  end
end

-- no numbers any more
local others = {"10", "0x10", true, false, {}, print, setmetatable({}, {
  __add = function(a, b) return "added" end,
  __lt = function(a, b) return "less" end,
  __le = function(a, b) return nil end,
  __mul = function(a, b) return 5 end,
})}
local plain = {x = 1}
for round = 1, 2 do
  for i = 1, #others do
    local t = {x = 1}
    show(i, double(t))
    t.x = others[i]
    local ok, result = pcall(double, t)
    show(ok, ok and result or (result:gsub("^.-:%d+: ", "")))
    ok, result = pcall(compare, t, 3)
    show(ok, ok and result or (result:gsub("^.-:%d+: ", "")))
    ok, result = pcall(scale, t, 2)
    show(ok, ok and result or (result:gsub("^.-:%d+: ", "")))
    show(double(plain))
  end
end
for _, value in ipairs {1, "text", 2.5} do show(pcall(double, value)) end
show(pcall(double))
show(pcall(double, {}))

-- inherited fields, and fields that __newindex gets
local base = {x = 3}
local derived = setmetatable({}, {__index = base})
show(double(derived), compare(derived, 3))
base.x = 3.5
show(double(derived), scale(derived, 2), base.x)
base.x = nil
show(pcall(double, setmetatable({}, {__index = base})))
local log = {}
local watched = setmetatable({y = 1}, {__newindex = function(t, k, v) log[#log + 1] = k .. "=" .. tostring(v) rawset(t, k, v) end})
for _, value in ipairs {1, 2.5, "s"} do
  set(watched, value)
  watched.x = nil
  set(watched, value)
  set(watched, 7)
  set(watched, 7.5)
end
show(table.unpack(log))
local computed = setmetatable({}, {__index = function(_, k) return k == "x" and 21 or nil end})
show(double(computed), double(computed))

-- a class table whose fields are constants until they are written
local Class = {x = 1}
Class.__index = Class
local object = setmetatable({}, Class)
for i = 1, 12 do
  show(double(object), double(Class))
  Class.x = i % 2 == 0 and i or i + 0.5
end

-- tables that have become dictionaries
local big = {}
for i = 1, 300 do big["k" .. i] = i end
big.x = 4
show(double(big), scale(big, 0.5), double(big))
big.x = nil
show(pcall(double, big))
