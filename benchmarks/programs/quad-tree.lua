-- Quad tree: points go into a tree that divides the plane, and rectangles are asked for.
local n = tonumber(arg[1]) or 80000
local CAPACITY = 8

local Node = {}
Node.__index = Node

function Node.new(x, y, half) return setmetatable({x = x, y = y, half = half, points = {}}, Node) end

function Node:child(x, y)
  if x < self.x then return y < self.y and self.sw or self.nw end
  return y < self.y and self.se or self.ne
end

function Node:divide()
  local h = self.half / 2
  self.sw, self.se = Node.new(self.x - h, self.y - h, h), Node.new(self.x + h, self.y - h, h)
  self.nw, self.ne = Node.new(self.x - h, self.y + h, h), Node.new(self.x + h, self.y + h, h)
  local points = self.points
  self.points = nil
  for _, point in ipairs(points) do self:child(point.x, point.y):insert(point) end
end

function Node:insert(point)
  local node = self
  while not node.points do node = node:child(point.x, point.y) end
  local points = node.points
  points[#points + 1] = point
  if #points > CAPACITY then node:divide() end
end

function Node:visit(left, bottom, right, top, see)
  if self.x + self.half < left or self.x - self.half > right or self.y + self.half < bottom or self.y - self.half > top then
    return
  end
  if self.points then
    for _, p in ipairs(self.points) do
      if p.x >= left and p.x <= right and p.y >= bottom and p.y <= top then see(p) end
    end
    return
  end
  self.sw:visit(left, bottom, right, top, see)
  self.se:visit(left, bottom, right, top, see)
  self.nw:visit(left, bottom, right, top, see)
  self.ne:visit(left, bottom, right, top, see)
end

local seed = 3
local function random()
  seed = (seed * 16807) % 2147483647
  return seed / 2147483647
end

local tree = Node.new(0.5, 0.5, 0.5)
for i = 1, n do tree:insert {x = random(), y = random() ^ 2, id = i} end

local seen, sum = 0, 0
for _ = 1, n / 10 do
  local x, y, size = random(), random(), random() * 0.05
  tree:visit(x - size, y - size, x + size, y + size, function(p)
    seen = seen + 1
    sum = (sum + p.id) % 1000003
  end)
end
print(string.format("%d points seen, sum %d", seen, sum))
