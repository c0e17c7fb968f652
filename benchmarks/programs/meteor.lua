-- Meteor: ten pieces of five hexagons each fill a board of ten rows of five; finds solutions and the least and greatest.
local limit = tonumber(arg[1]) or 270

local WIDTH, HEIGHT = 5, 10

-- Pieces as walks: directions of a hexagon's six neighbours are numbered clockwise from east.
local walks = {
  {0, 0, 0, 1}, {1, 2, 3, 2}, {3, 3, 2, 1}, {0, 0, 2, 1}, {4, 3, 4, 1, 2},
  {0, 0, 5, 3}, {4, 5, 5, 3}, {5, 1, 0, 5}, {1, 1, 0, 1}, {0, 4, 4, 4},
}

-- A cell is column and row; odd rows lie half a hexagon to the right.
local function neighbour(x, y, direction)
  local odd = y % 2
  if direction == 0 then return x + 1, y end
  if direction == 1 then return x + odd, y + 1 end
  if direction == 2 then return x + odd - 1, y + 1 end
  if direction == 3 then return x - 1, y end
  if direction == 4 then return x + odd - 1, y - 1 end
  return x + odd, y - 1
end

-- The cells of a walk from a place, as sorted indices; nil if some of them are not on the board.
local function cells(walk, turn, mirrored, x, y)
  local seen, list = {}, {}
  local function visit()
    if x < 0 or x >= WIDTH or y < 0 or y >= HEIGHT then return false end
    local index = y * WIDTH + x + 1
    if not seen[index] then
      seen[index] = true
      list[#list + 1] = index
    end
    return true
  end
  if not visit() then return nil end
  for _, step in ipairs(walk) do
    local direction = ((mirrored and -step or step) + turn) % 6
    x, y = neighbour(x, y, direction)
    if not visit() then return nil end
  end
  table.sort(list)
  return list
end

-- For each piece and each first cell, the different ways to lie there.
local placements = {}
for piece, walk in ipairs(walks) do
  local by_first, known = {}, {}
  for index = 1, WIDTH * HEIGHT do by_first[index] = {} end
  for index = 0, WIDTH * HEIGHT - 1 do
    for turn = 0, 5 do
      for flip = 0, 1 do
        local list = cells(walk, turn, flip == 1, index % WIDTH, math.floor(index / WIDTH))
        local name = list and table.concat(list, " ")
        if list and not known[name] then
          known[name] = true
          local there = by_first[list[1]]
          there[#there + 1] = list
        end
      end
    end
  end
  placements[piece] = by_first
end

-- Each region of empty cells must be a multiple of five cells large.
local board, used = {}, {}
local stack = {}
local function holes_fit()
  local seen = {}
  for start = 1, WIDTH * HEIGHT do
    if not board[start] and not seen[start] then
      local size, top = 0, 1
      stack[1], seen[start] = start, true
      while top > 0 do
        local index = stack[top] - 1
        top, size = top - 1, size + 1
        local x, y = index % WIDTH, math.floor(index / WIDTH)
        for direction = 0, 5 do
          local nx, ny = neighbour(x, y, direction)
          if nx >= 0 and nx < WIDTH and ny >= 0 and ny < HEIGHT then
            local there = ny * WIDTH + nx + 1
            if not board[there] and not seen[there] then
              seen[there] = true
              top = top + 1
              stack[top] = there
            end
          end
        end
      end
      if size % 5 ~= 0 then return false end
    end
  end
  return true
end

local solutions, least, greatest, tried = 0, nil, nil, 0
local function solve(first)
  while board[first] do first = first + 1 end
  if first > WIDTH * HEIGHT then
    solutions = solutions + 1
    local picture = table.concat(board)
    if not least or picture < least then least = picture end
    if not greatest or picture > greatest then greatest = picture end
    return solutions == limit
  end
  for piece = 1, #walks do
    if not used[piece] then
      for _, list in ipairs(placements[piece][first]) do
        local free = true
        for i = 2, #list do
          if board[list[i]] then
            free = false
            break
          end
        end
        if free then
          tried = tried + 1
          for i = 1, #list do board[list[i]] = piece - 1 end
          used[piece] = true
          local done = holes_fit() and solve(first + 1)
          used[piece] = false
          for i = 1, #list do board[list[i]] = nil end
          if done then return true end
        end
      end
    end
  end
  return false
end

solve(1)
print(solutions, tried)
for _, picture in ipairs {least, greatest} do
  for row = 0, HEIGHT - 1 do
    print((row % 2 == 1 and " " or "") .. picture:sub(row * WIDTH + 1, row * WIDTH + WIDTH):gsub(".", "%0 "))
  end
end
