-- Vectors: arithmetic through metamethods, also comparison, length, call and concatenation.
local n = tonumber(arg[1]) or 1500000

local Vector = {}
Vector.__index = Vector

local function vector(x, y) return setmetatable({x = x, y = y}, Vector) end

function Vector.__add(a, b) return vector(a.x + b.x, a.y + b.y) end
function Vector.__sub(a, b) return vector(a.x - b.x, a.y - b.y) end
function Vector.__mul(a, b)
  if type(a) == "number" then return vector(a * b.x, a * b.y) end
  if type(b) == "number" then return vector(a.x * b, a.y * b) end
  return a.x * b.x + a.y * b.y
end
function Vector.__unm(a) return vector(-a.x, -a.y) end
function Vector.__eq(a, b) return a.x == b.x and a.y == b.y end
function Vector.__lt(a, b) return a * a < b * b end
function Vector.__le(a, b) return not (b < a) end
function Vector.__call(a, x, y) return vector(a.x + x, a.y + y) end
function Vector.__concat(a, b) return tostring(a) .. tostring(b) end
function Vector.__tostring(a) return string.format("(%.3f, %.3f)", a.x, a.y) end

local place, speed = vector(0, 0), vector(1, 0.5)
local longest, turns, same = place, 0, 0
for i = 1, n do
  place = place + speed * 0.01
  if place * place > 4 then
    speed = -(speed - place * 0.125)
    place = 0.5 * place
    turns = turns + 1
  end
  if longest <= place then longest = place end
  if i % 8 == 0 then
    speed = speed(0.001, -0.002)
    if place - speed == vector(0, 0) or speed == speed(0, 0) then same = same + 1 end
  end
end
print(place .. speed .. longest, turns, same)
