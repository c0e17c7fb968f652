-- Fields keep their values whatever a table becomes: object of a class, metatable, class, weak, finalizable; where other
-- tables with the same fields have taught their layout that a field holds more than one kind of value.
local function values(t) return t.a, t.b, t.c, t.d end
local function fill(t, k)
  t.a = k t.b = k + 1 t.c = k + 0.5 t.d = k + 2
  return t
end
local function teach(t)
  fill(t, 1)
  t.a = "text" t.b = 2.5 t.c = nil t.d = {}
  t.a = 1 t.b = 2 t.c = 3 t.d = 4
  return t
end
local set = debug.setmetatable
local classes = {
  plain = {}, withIndex = {__index = {}}, withFunction = {__index = function() return "none" end},
  weakKeys = {__mode = "k"}, weakValues = {__mode = "v"}, finalized = {__gc = function() end},
  newIndex = {__newindex = rawset}, length = {__len = function() return 7 end},
}
local names = {}
for name in pairs(classes) do names[#names + 1] = name end
table.sort(names)
for _, name in ipairs(names) do teach(setmetatable({}, classes[name])) end
for _, name in ipairs(names) do
  local class = classes[name]
  local t = fill({}, 10)
  set(t, class)
  print(name, values(t))
  fill(t, 20)
  print(name, values(t))
  set(t, nil)
  print(name, values(t))
  for _, other in ipairs(names) do
    set(t, classes[other])
    if t.a ~= 20 or t.b ~= 21 or t.c ~= 20.5 or t.d ~= 22 then print(name, other, values(t)) end
  end
  local made = {a = 1, b = 2, c = 3, d = 4}
  print(name, values(setmetatable(made, class)))
  made.a = "wide" made.d = 0.5
  print(name, values(made))
  print(name, values(setmetatable({a = 1.5, b = 2.5, c = 3.5, d = 4.5}, class)))
end

-- tables that become metatables, then classes, and get metamethods while they are in use
for round = 1, 3 do
  local meta = fill({}, round)
  set({}, meta)
  print(values(meta))
  teach(meta)
  local second = fill({}, round)
  local object = set({}, second)
  second.__index = second
  print(values(second)) print(values(object))
  second.__add = function() return "sum" end
  fill(second, 5)
  second.a = "name"
  print(object.a, object.b, object + 1)
  second.__index = nil
  second.__len = function() return 3 end
  print(values(second)) print(values(object)) print(#object)
end
local base = teach({})
for i = 1, 5 do
  local class = fill({}, i)
  class.__index = class
  local derived = fill(setmetatable({}, class), i + 10)
  derived.__index = derived
  local o = setmetatable({}, derived)
  print(o.a, o.b, o.c, o.d, class.c, derived.d)
  o.a = i % 2 == 0 and i or i + 0.5
  derived.a = i % 3 == 0 and "three" or nil
  print(o.a, derived.a, class.a)
  set(class, base) set(class, nil)
  print(values(class))
end

-- the same at one place of the program
local function object(k, class)
  local t = {}
  t.a = k
  t.b = k * 2
  return setmetatable(t, class)
end
local sum = 0
for i = 1, 3000 do
  local class = classes[names[i % #names + 1]]
  local o = object(i % 2 == 0 and i or i + 0.5, class)
  if i % 100 == 0 then o.a = "seen" o.b = nil end
  sum = sum + (math.type(o.a) and o.a or 0)
end
print(sum)

-- a table that is its own metatable, and gets the metamethods then
for _, how in ipairs {setmetatable, debug.setmetatable} do
  local Self = {}
  how(Self, Self)
  local function read() return Self.key end
  local function write(v) Self.written = v return rawget(Self, "written") end
  print(read(), write(1))
  Self.__index = function(_, k) return k .. "?" end
  print(read())
  Self.__index = 5
  print(pcall(read))
  Self.__index = {key = "found"}
  print(read())
  Self.__index = nil
  print(read())
  Self.written = nil
  Self.__newindex = function(t, k, v) rawset(t, k, type(v) == "number" and v * 2 or v) end
  print(write(21))
  Self.__call = function(_, x) return x end
  Self.__add = function() return "sum" end
  Self.__len = function() return 9 end
  print(Self(3), Self + 1, #Self)
  how(Self, nil)
  print(pcall(function() return Self + 1 end))
end
local Class = setmetatable({}, {})
local A, B = {}, {}
setmetatable(A, B) setmetatable(B, A)
local function of(t) return t.name end
print(of(A), of(B))
A.__index = {name = "in A"}
print(of(A), of(B))
B.__index = A
print(pcall(of, A))
A.__index = nil
print(pcall(of, A))
print(of(B))
B.__index = nil
print(of(A), of(B))

-- the length of what a constructor makes
local function length(t) return #t end
local absent
print(length {nil, 2}, length {nil, 2, x = 1}, length {x = 1, nil, nil, 3}, length {absent, absent, 3, [10] = 10})
print(length {nil, nil, x = 1}, length {1, nil, x = 1}, length {[1] = "one", nil, "two"}, length {"one", absent, x = 1, "three"})
print(length {n = 1, table.unpack({nil, 2}, 1, 2)}, length {n = 1, 1, table.unpack({nil, 3}, 1, 2)}, length {n = 1, absent, (function() return nil, 2 end)()})
print(length {n = 1, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, "twenty"})
