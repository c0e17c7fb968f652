-- Ray tracer: spheres above a chequered floor, with shadows and reflections; vectors are tables. Prints a sum of the picture.
local size = tonumber(arg[1]) or 400
local MAX_DEPTH = 4

local sqrt, floor, huge = math.sqrt, math.floor, math.huge

local function vector(x, y, z) return {x = x, y = y, z = z} end
local function add(a, b) return vector(a.x + b.x, a.y + b.y, a.z + b.z) end
local function subtract(a, b) return vector(a.x - b.x, a.y - b.y, a.z - b.z) end
local function scale(a, k) return vector(a.x * k, a.y * k, a.z * k) end
local function dot(a, b) return a.x * b.x + a.y * b.y + a.z * b.z end
local function unit(a) return scale(a, 1 / sqrt(dot(a, a))) end
local function mirror(direction, normal) return subtract(direction, scale(normal, 2 * dot(direction, normal))) end

local Sphere = {}
Sphere.__index = Sphere

function Sphere.new(center, radius, color, shine)
  return setmetatable({center = center, radius2 = radius * radius, shine = shine, surface = color}, Sphere)
end

function Sphere:hit(origin, direction)
  local to_center = subtract(self.center, origin)
  local along = dot(to_center, direction)
  local under = along * along - dot(to_center, to_center) + self.radius2
  if under < 0 then return huge end
  local root = sqrt(under)
  if along - root > 1e-6 then return along - root end
  if along + root > 1e-6 then return along + root end
  return huge
end

function Sphere:normal(point) return unit(subtract(point, self.center)) end
function Sphere:color() return self.surface end

local Floor = {}
Floor.__index = Floor

function Floor.new(height, light, dark) return setmetatable({height = height, light = light, dark = dark, shine = 0.2}, Floor) end

function Floor:hit(origin, direction)
  if direction.y >= 0 then return huge end
  local distance = (self.height - origin.y) / direction.y
  return distance > 1e-6 and distance or huge
end

local UP = vector(0, 1, 0)
function Floor:normal() return UP end

function Floor:color(point)
  return (floor(point.x) + floor(point.z)) % 2 == 0 and self.light or self.dark
end

local things = {
  Floor.new(-1, vector(0.9, 0.9, 0.85), vector(0.15, 0.2, 0.3)),
  Sphere.new(vector(0, 0, 6), 1, vector(0.9, 0.2, 0.2), 0.4),
  Sphere.new(vector(-2.2, -0.3, 5), 0.7, vector(0.2, 0.8, 0.3), 0.2),
  Sphere.new(vector(2, -0.2, 4.5), 0.8, vector(0.2, 0.3, 0.9), 0.5),
  Sphere.new(vector(0.6, 1.6, 7), 0.9, vector(0.9, 0.8, 0.2), 0.6),
}
local lamp = vector(-4, 6, -2)

local function nearest(origin, direction)
  local distance, found = huge, nil
  for _, thing in ipairs(things) do
    local d = thing:hit(origin, direction)
    if d < distance then distance, found = d, thing end
  end
  return found, distance
end

local function trace(origin, direction, depth)
  local thing, distance = nearest(origin, direction)
  if not thing then
    local t = 0.5 * (direction.y + 1)
    return vector(1 - 0.5 * t, 1 - 0.3 * t, 1)
  end
  local point = add(origin, scale(direction, distance))
  local normal = thing:normal(point)
  local to_lamp = subtract(lamp, point)
  local lamp_distance = sqrt(dot(to_lamp, to_lamp))
  to_lamp = scale(to_lamp, 1 / lamp_distance)
  local light = 0.15
  local _, blocked = nearest(point, to_lamp)
  if blocked > lamp_distance then light = light + 0.85 * math.max(0, dot(normal, to_lamp)) end
  local color = scale(thing:color(point), light)
  if depth < MAX_DEPTH and thing.shine > 0 then
    local reflected = trace(point, unit(mirror(direction, normal)), depth + 1)
    color = add(scale(color, 1 - thing.shine), scale(reflected, thing.shine))
  end
  return color
end

local function byte(level) return floor(math.min(1, math.max(0, level)) * 255) end

local eye = vector(0, 0.5, -1)
local red, green, blue, sum = 0, 0, 0, 0
for y = 0, size - 1 do
  for x = 0, size - 1 do
    local direction = unit(vector((x + 0.5) / size * 2 - 1, 1 - (y + 0.5) / size * 2, 1.8))
    local color = trace(eye, direction, 0)
    local r, g, b = byte(color.x), byte(color.y), byte(color.z)
    red, green, blue = red + r, green + g, blue + b
    sum = (sum * 31 + r * 65536 + g * 256 + b) % 1000000007
  end
end
print(string.format("red %d, green %d, blue %d, sum %d", red, green, blue, sum))
