-- Classes out of tables and metatables: inheritance, operators, and a value that closes itself.

local function class(parent)
  local c = setmetatable({}, {
    __index = parent,
    __call = function(c, ...)
      local object = setmetatable({}, c)
      object:init(...)
      return object
    end,
  })
  c.__index = c
  -- Metamethods are looked up in the metatable itself, not through __index: a subclass needs its own.
  for name, value in pairs(parent or {}) do
    if name:sub(1, 2) == "__" and name ~= "__index" then
      c[name] = value
    end
  end
  return c
end

local Vector = class()

function Vector:init(x, y)
  self.x, self.y = x, y
end

function Vector.__add(a, b)
  return Vector(a.x + b.x, a.y + b.y)
end

function Vector.__mul(a, b)
  if type(a) == "number" then
    return Vector(a * b.x, a * b.y)
  elseif type(b) == "number" then
    return Vector(a.x * b, a.y * b)
  end
  return a.x * b.x + a.y * b.y
end

function Vector.__eq(a, b)
  return a.x == b.x and a.y == b.y
end

function Vector.__lt(a, b)
  return a * a < b * b
end

function Vector:__len()
  return math.sqrt(self * self)
end

function Vector:__tostring()
  return ("(%g, %g)"):format(self.x, self.y)
end

local v, w = Vector(3, 4), Vector(1, 2)
print(v + w, 2 * v, v * w, #v)
print(v == Vector(3, 4), v < w, w < v)

local Shape = class()

function Shape:init(name)
  self.name = name
end

function Shape:area()
  error(self.name .. " has no area", 2)
end

function Shape:__tostring()
  return ("%s of area %.2f"):format(self.name, self:area())
end

local Circle = class(Shape)

function Circle:init(radius)
  Shape.init(self, "circle")
  self.radius = radius
end

function Circle:area()
  return math.pi * self.radius ^ 2
end

local Rectangle = class(Shape)

function Rectangle:init(width, height)
  Shape.init(self, "rectangle")
  self.width, self.height = width, height
end

function Rectangle:area()
  return self.width * self.height
end

for _, shape in ipairs({ Circle(1), Rectangle(2, 3), Shape("blob") }) do
  print(pcall(tostring, shape))
end

-- A to-be-closed variable calls __close when its block ends, whichever way it ends.
local Timer = class()

function Timer:init(label)
  self.label = label
  print(label .. " begins")
end

function Timer:__close(err)
  print(self.label .. " ends" .. (err and " with an error" or ""))
end

do
  local outer <close> = Timer("outer")
  print(pcall(function()
    local inner <close> = Timer("inner")
    error("broken", 0)
  end))
end
