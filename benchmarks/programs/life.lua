-- Life: Conway's cells on a torus; a table of rows, and as rules a table that is indexed by neighbours.
local generations = tonumber(arg[1]) or 1300
local WIDTH, HEIGHT = 128, 96

local born, stays = {[3] = true}, {[2] = true, [3] = true}

local function empty()
  local field = {}
  for y = 1, HEIGHT do
    field[y] = {}
    for x = 1, WIDTH do field[y][x] = 0 end
  end
  return field
end

local function put(field, picture, x, y)
  for line in picture:gmatch("[^\n]+") do
    for i = 1, #line do
      if line:sub(i, i) == "#" then field[y][x + i - 1] = 1 end
    end
    y = y + 1
  end
end

local function step(field, out)
  for y = 1, HEIGHT do
    local above, row, below = field[(y - 2) % HEIGHT + 1], field[y], field[y % HEIGHT + 1]
    local new = out[y]
    for x = 1, WIDTH do
      local left, right = (x - 2) % WIDTH + 1, x % WIDTH + 1
      local around = above[left] + above[x] + above[right] + row[left] + row[right] + below[left] + below[x] + below[right]
      local alive = row[x] == 1 and stays[around] or born[around]
      new[x] = alive and 1 or 0
    end
  end
end

local field, spare = empty(), empty()
put(field, ".#.\n..#\n###", 3, 3)
put(field, ".##\n##.\n.#.", 60, 40)
put(field, "#.\n...#\n##..###", 90, 70)
put(field, "##########", 20, 80)
for generation = 1, generations do
  step(field, spare)
  field, spare = spare, field
  if generation % 50 == 0 or generation == generations then
    local alive, sum = 0, 0
    for y = 1, HEIGHT do
      for x = 1, WIDTH do
        alive = alive + field[y][x]
        sum = (sum * 2 + field[y][x]) % 1000003
      end
    end
    print(string.format("generation %d: %d alive, sum %d", generation, alive, sum))
  end
end
