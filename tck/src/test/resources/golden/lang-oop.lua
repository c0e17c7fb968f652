-- Classes, inheritance, methods: how programs use metatables.
local Animal = {}
Animal.__index = Animal
function Animal.new(name, sound)
  return setmetatable({ name = name, sound = sound }, Animal)
end
function Animal:speak(times)
  return (self.name .. " says " .. self.sound .. " "):rep(times or 1)
end
function Animal:__tostring() return "Animal(" .. self.name .. ")" end
Animal.__eq = function(a, b) return a.name == b.name end
Animal.__lt = function(a, b) return a.name < b.name end
Animal.__le = function(a, b) return not (b < a) end
Animal.__concat = function(a, b) return tostring(a) .. tostring(b) end
Animal.__len = function(a) return #a.name end
Animal.__call = function(a, ...) return a.name, ... end

local Dog = setmetatable({}, { __index = Animal, __call = function(class, ...) return class.new(...) end })
Dog.__index = Dog
for _, event in ipairs { "__tostring", "__eq", "__lt", "__le", "__concat", "__len", "__call" } do
  Dog[event] = Animal[event]
end
function Dog.new(name)
  local self = Animal.new(name, "woof")
  self.tricks = {}
  return setmetatable(self, Dog)
end
function Dog:learn(trick) self.tricks[#self.tricks + 1] = trick; return self end
function Dog:show() return self.name .. ": " .. table.concat(self.tricks, ", ") end

local cat, dog, other = Animal.new("Tom", "meow"), Dog("Rex"), Dog.new "Ace"
print(cat:speak(), dog:speak(2), other.speak(dog))
print(dog:learn("sit"):learn "roll":show())
print(tostring(cat), tostring(dog), #dog, dog("a", "b"))
print(dog == Dog("Rex"), dog ~= other, other < dog, other <= dog, dog > cat, dog .. cat)
print(rawequal(getmetatable(dog), Dog), getmetatable(cat) == Animal, dog.learn == Dog.learn, cat.learn)

-- Replacing a method changes all objects, overriding one object changes it only.
function Animal:speak() return self.name .. " is silent" end
print(cat:speak(), dog:speak(), other:speak())
dog.speak = function() return "dog's own" end
print(dog:speak(), other:speak())
dog.speak = nil
function Dog:speak() return "dogs: " .. Animal.speak(self) end
print(dog:speak(), other:speak(), cat:speak())

-- Many objects with fields in different orders and counts; one call site.
local Point = {}
Point.__index = Point
function Point:sum() local s = self.x + self.y; if self.z then s = s + self.z end return s end
local points = {}
for i = 1, 40 do
  local p
  if i % 4 == 0 then p = { x = i, y = 1 }
  elseif i % 4 == 1 then p = { y = i, x = 0.5 }
  elseif i % 4 == 2 then p = { z = 1, x = i, y = 2 }
  else p = {}; p.y = i; p.label = "p" .. i; p.x = -1 end
  points[i] = setmetatable(p, Point)
end
local total = 0
for _, p in ipairs(points) do total = total + p:sum() end
print(total)
for i = 1, 40 do points[i]["extra" .. i] = i; points[i].x = nil; points[i].x = i end
total = 0
for _, p in ipairs(points) do total = total + p:sum() end
print(total)

-- Fields whose type changes.
local cell = setmetatable({ v = 1 }, { __index = { get = function(self) return self.v end } })
for _, v in ipairs { 2, 2.5, "text", true, cell } do cell.v = v; io.write(type(cell:get()), " ") end
cell.v = nil
print(cell:get())

-- Multiple inheritance through a search function; mixins; super calls.
local function class(...)
  local parents = { ... }
  local c = {}
  c.__index = c
  setmetatable(c, { __index = function(t, k)
    for _, parent in ipairs(parents) do
      local v = parent[k]
      if v ~= nil then t[k] = v return v end
    end
  end })
  function c.new(o) return setmetatable(o or {}, c) end
  return c
end
local Named = { getname = function(self) return self.name end, setname = function(self, n) self.name = n end }
local Account = { balance = 0, deposit = function(self, v) self.balance = self.balance + v end }
local NamedAccount = class(Account, Named)
local account = NamedAccount.new { name = "Paul" }
account:deposit(100); account:deposit(50.5)
print(account:getname(), account.balance, Account.balance, rawget(NamedAccount, "deposit") == Account.deposit)
account:setname("Anna")
print(account:getname(), pcall(function() return account:withdraw(1) end))

-- Method calls on strings, numbers in parentheses, results of calls and fields.
print(("%d-%s"):format(5, "x"), ("abc"):upper():lower():len(), #("x"):rep(3), ("x").rep("y", 2))
local chain = { value = 0 }
function chain:add(n) self.value = self.value + n; return self end
function chain.sub(self, n) self.value = self.value - n; return self end
print(chain:add(5):sub(2):add(10).value, chain["add"](chain, 1).value)
local holder = { inner = { object = chain, list = { chain } } }
print(holder.inner.object:add(1).value, holder.inner.list[1]:sub(1).value, holder["inner"]["object"]:add(0) == chain)
