-- Assignment (manual §3.3.3): multiple targets, evaluation, metamethods.
local log = {}
local function note(value, label) log[#log + 1] = label; return value end
local function flush() print(table.concat(log, " ")); log = {} end

local a, b, c = 1
print(a, b, c)
a, b, c = 1, 2, 3, 4
print(a, b, c)
a, b = b, a
print(a, b)
a, b, c = c, a, b
print(a, b, c)

-- Right sides are evaluated before any assignment.
local i, t = 1, { 10, 20, 30 }
i, t[i] = i + 1, 99
print(i, t[1], t[2])
t[i], i = i, 3
print(i, t[2], t[3])
t[1], t[2], t[3] = t[3], t[1], t[2]
print(table.unpack(t))
local x = { y = { z = 1 } }
x.y, x = { z = 2 }, { y = "replaced" }
print(x.y)

-- All expressions are evaluated; those of the targets first.
local target = setmetatable({}, { __newindex = function(_, k, v) log[#log + 1] = "set " .. k .. "=" .. tostring(v) end })
note(target, "table1")[note("k1", "key1")] = note("v1", "value1")
flush()
local p, q = note(1, "first"), note(2, "second"), note(3, "third")
flush()

-- Swapping elements, quicksort as a program.
local function sort(list, low, high)
  if low >= high then return end
  local pivot, left = list[high], low
  for right = low, high - 1 do
    if list[right] < pivot then
      list[left], list[right] = list[right], list[left]
      left = left + 1
    end
  end
  list[left], list[high] = list[high], list[left]
  sort(list, low, left - 1)
  sort(list, left + 1, high)
end
local numbers = { 5, 3, 8, 1, 9, 2, 7 }
sort(numbers, 1, #numbers)
print(table.concat(numbers, " "))

-- Nested targets, function results as tables, strings as keys.
local config = { list = {}, map = {} }
config.list[#config.list + 1], config.map["key with space"], config.map[true], config.map[1.5] = 1, 2, 3, 4
print(config.list[1], config.map["key with space"], config.map[true], config.map[1.5])
local function get() return config end
get().value, get().list[1] = "v", "changed"
print(config.value, config.list[1])
config["a"], config.b = config.value, nil
print(config.a, config.b)

-- function statements
local lib = { sub = {} }
function lib.f(x) return "f", x end
function lib.sub.g(x) return "g", x end
function lib.sub:m(x) return self == lib.sub, x end
function globalfunction(x) return "global", x end
print(lib.f(1)); print(lib.sub.g(2)); print(lib.sub:m(3)); print(globalfunction(4))
globalfunction = nil

-- Constructors.
local constructed = { 1, 2, x = "x", 3, ["y"] = "y", [10] = 10, nil, 5; 6 }
print(constructed[1], constructed[3], constructed[4], constructed[5], constructed[6], constructed.x, constructed.y, constructed[10])
local twice = { [1] = "explicit", "positional" }
print(twice[1])
print(#{ n = 1 }, #{ nil }, #{ 1, 2, nil }, next({}), #{ { 1, 2 }, { 3 } })
local trailing = { 1, 2, 3, }
print(#trailing, #{ "a"; "b"; })

-- nil and NaN keys.
print(pcall(function() local t = {}; t[nil] = 1 end))
print(pcall(function() local t = {}; t[0 / 0] = 1 end))
print(pcall(function() return { [nil] = 1 } end))
print(({})[nil], ({})[0 / 0])
print(pcall(rawset, {}, nil, 1))

-- Assigning nil removes.
local removing = { 1, 2, 3, k = "v" }
removing.k = nil
removing[3] = nil
print(#removing, removing.k, rawlen(removing), next({ nil, nil }))
