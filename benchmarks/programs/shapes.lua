-- Shapes: classes with inheritance, made of metatables; calls go to many classes from one place, and to base classes.
local n = tonumber(arg[1]) or 44000

local function class(base)
  local c = setmetatable({}, {__index = base})
  c.__index = c
  function c.new(...)
    local object = setmetatable({}, c)
    object:init(...)
    return object
  end
  return c
end

local Shape = class()
function Shape:init(name) self.name, self.moves = name, 0 end
function Shape:area() error("no area of " .. self.name) end
function Shape:move(x, y) self.x, self.y, self.moves = (self.x or 0) + x, (self.y or 0) + y, self.moves + 1 end
function Shape:describe() return self.name .. " of " .. string.format("%.1f", self:area()) end

local Rectangle = class(Shape)
function Rectangle:init(width, height, name)
  Shape.init(self, name or "rectangle")
  self.width, self.height = width, height
end
function Rectangle:area() return self.width * self.height end

local Square = class(Rectangle)
function Square:init(side) Rectangle.init(self, side, side, "square") end

local Circle = class(Shape)
function Circle:init(radius)
  Shape.init(self, "circle")
  self.radius = radius
end
function Circle:area() return math.pi * self.radius * self.radius end
function Circle:move(x, y)
  Shape.move(self, x, y)
  self.radius = self.radius * 1.0001
end

local Group = class(Shape)
function Group:init(...)
  Shape.init(self, "group")
  self.members = {...}
end
function Group:area()
  local sum = 0
  for _, member in ipairs(self.members) do sum = sum + member:area() end
  return sum
end
function Group:move(x, y)
  for _, member in ipairs(self.members) do member:move(x, y) end
  Shape.move(self, x, y)
end

local shapes = {}
for i = 1, 60 do
  local kind = i % 4
  shapes[i] = kind == 0 and Rectangle.new(i, 2) or kind == 1 and Square.new(i / 2) or kind == 2 and Circle.new(i / 4)
    or Group.new(Square.new(1), Circle.new(0.5), Group.new(Rectangle.new(1, i), Square.new(0.25)))
end
local sum, length = 0, 0
for round = 1, n do
  for i = 1, #shapes do
    local shape = shapes[i]
    shape:move(round % 3 - 1, 0.5)
    sum = (sum + shape:area()) % 1000003
    if (i + round) % 16 == 0 then length = length + #shape:describe() end
  end
end
local moves = 0
for _, shape in ipairs(shapes) do moves = moves + shape.moves end
print(string.format("%.6f %d %d", sum, length, moves))
print(select(2, pcall(function() return Shape.new("nothing"):area() end)):match("no area.*"))
