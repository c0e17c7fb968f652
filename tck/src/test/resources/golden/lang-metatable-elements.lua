-- Elements and fields of tables with metatables: which writes ask __newindex, and when.
local function round(t, n)
  for i = 1, n do t[i % 5 + 1] = i end
  return t[1], t[5]
end
local plain = setmetatable({}, {__index = function(_, k) return -1 end})
print(round(plain, 20000), #plain)
local mt = {}
local late = setmetatable({}, mt)
print(round(late, 20000))
local log = {}
mt.__newindex = function(t, k, v) log[#log + 1] = k rawset(t, k, v) end
print(round(late, 20000), #log)
late[6] = "six" late[6] = "again" late[7] = nil
print(#log, late[6], rawget(late, 7))
late[2] = nil late[2] = "two"
print(#log, log[#log], late[2])
mt.__newindex = nil
late[8] = 8
print(#log, late[8])

-- all kinds of values and keys through one piece of code
local function set(t, k, v) t[k] = v end
local function kinds(t)
  for i = 1, 3000 do
    set(t, i % 4 + 1, i) set(t, i % 4 + 5, i + 0.5) set(t, "s" .. i % 3, i) set(t, i % 2 == 0, i) set(t, i % 3 + 0.5, i)
    set(t, t, i) set(t, print, i) set(t, -(i % 3), i) set(t, 2.0, "float key")
  end
  return t[1], t[2], t[5], t.s0, t[true], t[false], t[0.5], t[t], t[print], t[-2]
end
print(kinds({}))
print(kinds(setmetatable({}, {})))
print(kinds(setmetatable({}, {__index = string})))
local target = {}
local via = setmetatable({}, {__newindex = target})
set(via, 1, "a") set(via, "x", "b") set(via, true, "c") set(via, 2.5, "d") set(via, via, "e")
print(next(via), target[1], target.x, target[true], target[2.5], target[via])
print(pcall(set, setmetatable({}, {}), nil, 1))
print(pcall(set, setmetatable({}, {}), 0 / 0, 1))
print(pcall(set, {}, nil, 1))
set(setmetatable({}, {}), 1, nil)

-- a field that a table is asked for: chains, loops, tables that come to have it
local base = {}
local proxy = setmetatable({}, {__newindex = base, __index = base})
local function write(t, v) t.field = v end
for i = 1, 20000 do write(proxy, i) end
print(rawget(proxy, "field"), base.field)
local deep = {}
local chain = setmetatable({}, {__newindex = setmetatable({}, {__newindex = setmetatable({}, {__newindex = deep})})})
for i = 1, 20000 do write(chain, i * 0.5) end
print(rawget(chain, "field"), deep.field)
rawset(proxy, "field", "own")
write(proxy, "new")
print(rawget(proxy, "field"), base.field)
rawset(proxy, "field", nil)
write(proxy, "through")
print(rawget(proxy, "field"), base.field)
getmetatable(proxy).__newindex = function(_, k, v) rawset(base, k, k .. "=" .. tostring(v)) end
write(proxy, 1)
print(base.field)
getmetatable(proxy).__newindex = 5
print(pcall(write, proxy, 1))
getmetatable(proxy).__newindex = "text"
print(pcall(write, proxy, 1))
getmetatable(proxy).__newindex = nil
write(proxy, "mine")
print(rawget(proxy, "field"), base.field)
local loop = {}
setmetatable(loop, {__newindex = loop})
print(pcall(write, loop, 1))
local a, b = {}, {}
setmetatable(a, {__newindex = b}) setmetatable(b, {__newindex = a})
print(pcall(write, a, 1))
for i = 1, 3 do
  local t = setmetatable({}, {__newindex = i == 2 and function(_, k, v) print("asked", k, v) end or {}})
  write(t, i)
end

-- metamethods and __index that come after the objects
local Late = {}
local o, p = setmetatable({x = 1}, Late), setmetatable({}, Late)
local function get(t) return t.x, t.y, t.method end
print(get(o))
Late.__index = Late
Late.y = "y"
function Late.method() return "method" end
for i = 1, 20000 do get(o) end
print(select("#", get(o)), (select(2, get(o))), o.method(), o:method())
Late.__add = function() return "sum" end
Late.__newindex = function(t, k, v) rawset(t, k, v * 2) end
print(o + 1, get(p) == nil, p.method())
o.z = 21 p[1] = 4
print(o.z, p[1])
Late.__newindex = nil
o.w = 3 p[2] = 4
print(o.w, p[2])
Late.__index = function(_, k) return k .. "?" end
print(o.x, o.y, p.x, p[9] or "nine")
Late.__index = nil
print(o.x, o.y, p.x)
setmetatable(o, nil)
print(o.y, pcall(function() return o + 1 end))
for i = 1, 100 do
  Late.__index = i % 2 == 0 and {n = i} or function() return -i end
  Late.__call = i % 3 == 0 and function() return i end or nil
  assert(p.n == (i % 2 == 0 and i or -i))
end
print(p.n)

-- ipairs over objects: where the elements end, classes are asked
local function all(t) local s = {} for i, v in ipairs(t) do s[#s + 1] = i .. "=" .. tostring(v) end return table.concat(s, " ") end
local Base = {} Base.__index = Base
local Derived = setmetatable({}, Base) Derived.__index = Derived
local list = setmetatable({"a", "b"}, Derived)
for _ = 1, 3000 do all(list) end
print(all(list))
Derived[3] = "derived" Base[4] = "base" Base[6] = "not reached"
print(all(list))
Derived[3] = nil
print(all(list))
Base.__index = function(_, k) return k < 6 and "function " .. k or nil end
setmetatable(Base, Base)
print(all(list))
Base.__index = Base
print(pcall(all, list))
setmetatable(Base, nil)
local deep = {}
for i = 12, 1, -1 do deep = setmetatable({[13 - i] = i}, {__index = deep}) end
print(all(deep))
local loop = {1}
setmetatable(loop, {__index = loop})
print(pcall(all, loop))
print(tostring(list):match("^table: 0x%x+$") ~= nil, #tostring(list) == #tostring({}), tostring(list) == tostring(list), tostring(list) ~= tostring(deep))
