-- Variable arguments, adjustment of values (manual §3.4.11, §3.4.12).
local function count(...) return select("#", ...) end
local function all(...) return ... end
local function first(...) return (...) end
local function none() end

print(count(), count(nil), count(nil, nil), count(1, nil, nil), count(none()), count((none())))
print(all(1, 2, 3), all(1, 2, 3), (all(1, 2, 3)))
print(first(), first(7, 8), (all()))
print(({ all(1, 2, 3) })[3], #{ all(1, 2, 3), all(1, 2, 3) }, #{ (all(1, 2, 3)) })

local a, b, c = all(1, 2)
print(a, b, c)
a, b, c = all(1, 2), 10
print(a, b, c)
a, b = all(1, 2, 3), none()
print(a, b)
a, b, c = (all(1, 2, 3))
print(a, b, c)
a, b, c = 0, all()
print(a, b, c)

-- More and fewer arguments than parameters.
local function three(x, y, z) return x, y, z end
print(three()); print(three(1)); print(three(1, 2, 3, 4)); print(three(all(1, 2), 3)); print(three(3, all(1, 2)))
local function mixed(x, ...) return x, count(...), ... end
print(mixed()); print(mixed(1)); print(mixed(1, nil)); print(mixed(1, 2, 3))

-- select
print(select(2, "a", "b", "c"), select(-1, "a", "b", "c"), (select(-2, "a", "b", "c")))
print(select(4, "a", "b", "c")); print(select("2", "a", "b"))
print(pcall(select, 0, 1)); print(pcall(select, -2, 1)); print(pcall(select))
local function sum(...)
  local total = 0
  for i = 1, select("#", ...) do total = total + (select(i, ...) or 100) end
  return total
end
print(sum(), sum(1, 2, 3), sum(1, nil, 3), sum(nil, nil))

-- pack, unpack
local packed = table.pack(1, nil, 3, nil)
print(packed.n, packed[1], packed[2], packed[3], packed[4])
print(table.unpack({ 1, 2, 3 })); print(table.unpack({ 1, 2, 3 }, 2)); print(table.unpack({ 1, 2, 3 }, -1, 1))
print(table.unpack(packed, 1, packed.n)); print(table.unpack({}, 1, 3)); print(table.unpack({ 1, 2 }, 3, 2))
print(pcall(table.unpack, {}, 1, 1e8))

-- ... is not seen by inner functions, but can be passed on.
local function outer(...)
  local saved = { ... }
  local function inner(...) return count(...), #saved end
  return inner(), inner(...), inner((...))
end
print(outer(1, 2, 3))
local function rotate(first, ...) if first == nil then return end return rotate(...) end
print(rotate(1, 2, 3))
local function reverse(n, x, ...)
  if n == 0 then return end
  local function append(v, ...) return ... end
  if n == 1 then return x end
  local rest = table.pack(reverse(n - 1, ...))
  rest[rest.n + 1] = x
  return table.unpack(rest, 1, rest.n + 1)
end
print(reverse(4, "a", "b", "c", "d"))

-- In expressions, constructors, calls without parentheses, methods.
local function pair() return "x", "y" end
print(pair() .. "!", (pair()), #{ pair(), pair(), key = pair() }, ({ key = pair(), pair() })[2])
local object = { name = "o" }
function object:method(...) return self.name, ... end
function object.plain(...) return ... end
print(object:method(1, 2), object.plain(object.name), object:plain() == object)
print(type { 1 }, #"literal", object:method "string", #object.plain { 1, 2, 3 })
if pair() == "x" then print "first value in condition" end
for i = pair() == "x" and 1, 2 do io.write(i, " ") end
print()
return_values = { pair(), [3] = "z", (pair()) }
print(#return_values, return_values[1], return_values[2], return_values[3])
return_values = nil

-- Many values.
local many = {}
for i = 1, 250 do many[i] = i end
print(count(table.unpack(many)), (select(250, table.unpack(many))), math.max(table.unpack(many)))
local function recount(...) return count(...), ... end
print((recount(table.unpack(many))), select("#", recount(table.unpack(many))))
print(string.char(table.unpack({ 72, 101, 108, 108, 111 })), #string.char(table.unpack(many, 1, 200)))

-- The main chunk's own arguments.
print(count(...) == 0, (...) == nil)
print(load("return select('#', ...), ...")("p", "q"))
