-- Queues: shortest ways through a maze (breadth first) and on a weighted grid (Dijkstra), lists with table.insert and remove.
local n = tonumber(arg[1]) or 180

local seed = 4711
local function random(limit)
  seed = (seed * 16807) % 2147483647
  return seed % limit
end

local SIZE = 64
local function maze()
  local walls = {}
  for i = 1, SIZE * SIZE do walls[i] = random(10) < 3 end
  walls[1], walls[SIZE * SIZE] = false, false
  return walls
end

local function neighbours(cell)
  local x, y, list = (cell - 1) % SIZE, math.floor((cell - 1) / SIZE), {}
  if x > 0 then table.insert(list, cell - 1) end
  if x < SIZE - 1 then table.insert(list, cell + 1) end
  if y > 0 then table.insert(list, cell - SIZE) end
  if y < SIZE - 1 then table.insert(list, cell + SIZE) end
  return list
end

local ways = {}
for cell = 1, SIZE * SIZE do ways[cell] = neighbours(cell) end

local function breadth_first(walls)
  local distances, queue, head = {[1] = 0}, {1}, 1
  while queue[head] do
    local cell = queue[head]
    head = head + 1
    for _, other in ipairs(ways[cell]) do
      if not walls[other] and not distances[other] then
        distances[other] = distances[cell] + 1
        queue[#queue + 1] = other
      end
    end
  end
  return distances[SIZE * SIZE] or 0, #queue
end

-- The list of open cells is kept sorted, the nearest last.
local function dijkstra(walls)
  local distances, open, done = {[1] = 0}, {{cell = 1, distance = 0}}, {}
  while #open > 0 do
    local nearest = table.remove(open)
    if not done[nearest.cell] then
      done[nearest.cell] = true
      for _, other in ipairs(ways[nearest.cell]) do
        local distance = nearest.distance + (walls[other] and 9 or 1) + other % 3
        if not distances[other] or distance < distances[other] then
          distances[other] = distance
          local low, high = 1, #open + 1
          while low < high do
            local middle = math.floor((low + high) / 2)
            if open[middle].distance > distance then low = middle + 1 else high = middle end
          end
          table.insert(open, low, {cell = other, distance = distance})
        end
      end
    end
  end
  return distances[SIZE * SIZE]
end

local steps, reached, costs = 0, 0, 0
for _ = 1, n do
  local walls = maze()
  local s, r = breadth_first(walls)
  steps, reached, costs = steps + s, reached + r, costs + dijkstra(walls)
end
print(steps, reached, costs)

-- A list used as a queue, from whose front elements are taken.
local line, sum = {}, 0
for i = 1, n * 200 do
  line[#line + 1] = i
  if #line > 50 then sum = (sum + table.remove(line, 1) * #line) % 1000003 end
end
print(#line, sum)
