-- Fields whose names are computed: the same places in the code see few names, then many, in tables of all kinds.
local function get(object, name) return object[name] end
local function set(object, name, value) object[name] = value end

local function show(object, ...)
  local values = {}
  for i, name in ipairs { ... } do values[i] = name .. "=" .. tostring(get(object, name)) end
  print(table.concat(values, " "))
end

-- Values of each kind, in names of the text and in names that were put together.
local point = { x = 1, y = 2.5, label = "p" }
for round = 1, 3 do
  show(point, "x", "y", "label", "missing")
  show(point, ("%s"):format("x"), "la" .. "bel", ("y"):rep(1))
  set(point, "x", point.x + 1)
  set(point, "y", round % 2 == 0 and "text" or round)
  set(point, "label", round % 2 == 0 and "again" or nil)
end
set(point, "x", 0.5)
set(point, "x", 7)
show(point, "x", "y", "label")
set(point, "x", nil)
print(point.x, next({}), point["y"])
set(point, "x", "back")
show(point, "x", "y")

-- Keys of all types at one place.
local mixed = { 10, 20, name = "n", [2.5] = "float", [true] = "yes" }
for _, key in ipairs { 1, "name", 2, 2.5, true, "name", 3, 1.0, "none" } do
  local before = get(mixed, key)
  set(mixed, key, before)
  io.write(tostring(get(mixed, key)), " ")
end
print()

-- Classes: methods that are inherited, replaced, removed.
local Base = { hello = function() return "hello of Base" end }
Base.__index = Base
local Derived = setmetatable({}, Base)
Derived.__index = Derived
local object = setmetatable({}, Derived)
local function call(name) return get(object, name)(object) end
for _ = 1, 3 do io.write(call("hello"), "; ") end
set(Derived, "hello", function() return "hello of Derived" end)
for _ = 1, 3 do io.write(call("hello"), "; ") end
set(object, "hello", function() return "own hello" end)
io.write(call("hello"), "; ")
set(object, "hello", nil)
io.write(call("hello"), "; ")
set(Derived, "hello", nil)
print(call("hello"))
set(Base, "hello", function() return "new hello of Base" end)
print(call("hello"), pcall(call, "goodbye"))

-- Events whose names are computed.
local meta = {}
local watched = setmetatable({ present = 1 }, meta)
for _, event in ipairs { "__index", "__newindex", "__len", "__add", "__call", "__tostring" } do
  set(meta, event, function(_, key, value)
    if event == "__newindex" then
      io.write("[new ", tostring(key), "] ")
      rawset(watched, key, value)
    elseif event == "__len" then
      return 42
    elseif event == "__tostring" then
      return "watched"
    end
    return event .. " " .. tostring(key)
  end)
end
print(get(watched, "present"), get(watched, "absent"), #watched, watched + 1, watched("x"), tostring(watched))
for _, name in ipairs { "present", "absent", "absent", "other", "present", "more", "more", "and", "so", "on" } do
  set(watched, name, (rawget(watched, name) or 0) + 1)
end
print()
show(watched, "present", "absent", "other", "more", "and", "so", "on")
set(watched, "absent", nil)
set(watched, "absent", 5)
print(rawget(watched, "absent"))
set(meta, "__index", { fallback = "from a table" })
print(get(watched, "fallback"), get(watched, "nothing"))
set(meta, "__index", nil)
set(meta, "__newindex", nil)
set(watched, "plain", 1)
print(get(watched, "fallback"), rawget(watched, "plain"))

-- Many names, small tables and one that grows.
local grown, sum = {}, 0
for i = 1, 200 do
  local name = "name" .. i % 60
  local small = { [name] = i }
  set(small, name, get(small, name) + 1)
  set(grown, name, (get(grown, name) or 0) + get(small, name))
end
for i = 0, 59 do sum = sum + get(grown, "name" .. i) end
print(sum, get(grown, "name60"))
local count = 0
for name in pairs(grown) do
  count = count + 1
  set(grown, name, nil)
end
print(count, next(grown))

-- Functions made for a name, over tables of several layouts.
local function getter(name) return function(o) return o[name] end end
local function setter(name) return function(o, value) o[name] = value end end
local age, id, name = getter "age", getter "id", getter "name"
local set_age, set_id = setter "age", setter "id"
local people = { { age = 1, id = 2 }, { id = 3, age = 4 }, { name = "x", age = 5.5, id = "six" }, { name = "y" } }
for round = 1, 4 do
  for _, person in ipairs(people) do
    set_id(person, round)
    set_age(person, round / 2)
    io.write(tostring(age(person)), " ", tostring(id(person)), " ", tostring(name(person)), "; ")
  end
end
print()

-- Errors name the place, and not what was cached there.
local key, nothing = "field", nil
print(pcall(function() return nothing[key] end))
print(pcall(function() nothing[key] = 1 end))
print(pcall(function() return point[key].x end))
print(pcall(function() return point[key]() end))
print(pcall(function() point[key][key] = 1 end))
local looped = setmetatable({}, { __index = function(_, wanted) error("no " .. wanted, 2) end })
print(pcall(get, looped, "here"))
local deep = setmetatable({}, { __index = 5 })
print(pcall(get, deep, "field"))
print(get("text", "len") == string.len, pcall(get, 5, "x"))
