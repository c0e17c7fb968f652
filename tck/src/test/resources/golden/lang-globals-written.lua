-- Globals and fields of class tables that are read and written by turns: what a lookup found must not outlive a write.
count = 0
local function step() count = count + 1 return count end
for i = 1, 30000 do step() end
print(count)
count = 0.5
for i = 1, 30000 do step() end
print(count)
count = nil
print(pcall(step))
count = "10"
print(step(), math.type(count))

-- functions that are replaced
function f(x) return x + 1 end
local function call(x) return f(x) end
local sum = 0
for i = 1, 20000 do
  if i % 5000 == 0 then
    local k = i // 5000
    function f(x) return x + k * 10 end
  end
  sum = sum + call(1)
end
print(sum)
f = nil
print(pcall(call, 1))
f = setmetatable({}, {__call = function(_, x) return x * 2 end})
print(call(21))
f = print
call("printed")

-- counters in class tables, found through instances
local Class = {created = 0, total = 0.0}
Class.__index = Class
function Class.new() Class.created = Class.created + 1 return setmetatable({}, Class) end
function Class:add(v) Class.total = Class.total + v return self.total end
for i = 1, 20000 do Class.new():add(0.25) end
print(Class.created, Class.total, Class.new().created, Class.new().total)
local o = Class.new()
local function read() return o.created, o.extra end
for i = 1, 20 do Class.created = i * 100 print(i % 10 == 0 and read()) end
for i = 1, 20 do Class.extra = i % 2 == 0 and i or nil local _, e = read() if i % 5 == 0 then print(e) end end

-- a write through a node that has met observed and free fields, with and without metatables
local function set(t, v) t.value = v end
local plain, class = {value = 1}, {value = 1}
class.__index = class
local instance = setmetatable({}, class)
for i = 1, 2000 do
  set(plain, i)
  set(class, i)
  if instance.value ~= i then print("stale", i, instance.value) end
end
print(plain.value, class.value, instance.value, rawget(instance, "value"))
set(instance, "own")
print(instance.value, class.value)

-- more layouts than a node tells apart, with metatables: __newindex is asked for absent fields only
local objects, asked = {}, 0
local meta = {__newindex = function(t, k, v) asked = asked + 1 rawset(t, k, v) end}
for i = 1, 20 do objects[i] = setmetatable({["f" .. i] = i, value = i % 3 ~= 0 and 0 or nil}, i % 2 == 0 and meta or {}) end
for round = 1, 300 do for i = 1, 20 do set(objects[i], i * round) end end
local total = 0
for i = 1, 20 do total = total + objects[i].value end
print(total, asked)
for i = 1, 20 do set(objects[i], nil) end
for i = 1, 20 do set(objects[i], i) end
total = 0
for i = 1, 20 do total = total + objects[i].value end
print(total, asked)
for i = 1, 20 do set(objects[i], i % 2 == 0 and i + 0.5 or "text") end
print(objects[1].value, objects[2].value, objects[19].value, objects[20].value)

-- a loop that runs for long in a function that is called a few times only
local function loop(n) local s = 0 for i = 1, n do s = s + i % 7 end return s end
local function nested(n) local s = 0 for i = 1, n do for j = 1, 1000 do s = s + (i ~ j) end end return s end
local function whiles(n) local s, i = 0, 0 while i < n do i = i + 1 if i % 3 == 0 then goto next end s = s + i ::next:: end return s end
for _ = 1, 5 do print(loop(600000), nested(600), whiles(600000)) end
local function leave(n) for i = 1, n do if i == n - 1 then return i end end end
for _ = 1, 4 do print(leave(500000)) end
