-- Sorting: table.sort of numbers, of strings, and of records with comparison functions.
local n = tonumber(arg[1]) or 98000

local seed = 9
local function random(limit)
  seed = (seed * 16807) % 2147483647
  return seed % limit
end

local numbers, words, people = {}, {}, {}
for i = 1, n do
  numbers[i] = random(1000000)
  words[i] = string.format("%c%c%c%d", 97 + random(26), 97 + random(26), 97 + random(26), random(100))
  people[i] = {name = words[i], age = random(90), id = i}
end

table.sort(numbers)
print(numbers[1], numbers[math.floor(n / 2)], numbers[n])
table.sort(numbers, function(a, b) return a > b end)
print(numbers[1], numbers[n])
table.sort(words)
print(words[1], words[n])

local function by(field, next_one)
  return function(a, b)
    if a[field] ~= b[field] then return a[field] < b[field] end
    return next_one(a, b)
  end
end
local by_id = function(a, b) return a.id < b.id end
for _, order in ipairs {by("age", by_id), by("name", by("age", by_id)), by("id", by_id)} do
  table.sort(people, order)
  local middle = people[math.floor(n / 2)]
  print(people[1].id, middle.id, middle.name, people[n].id)
end
