-- Closures: functions that make functions: map, filter, fold, composition, counters, currying.
local n = tonumber(arg[1]) or 2200

local function map(list, f)
  local out = {}
  for i = 1, #list do out[i] = f(list[i]) end
  return out
end

local function filter(list, accepts)
  local out = {}
  for i = 1, #list do
    if accepts(list[i]) then out[#out + 1] = list[i] end
  end
  return out
end

local function fold(list, f, value)
  for i = 1, #list do value = f(value, list[i]) end
  return value
end

local function compose(f, g) return function(x) return f(g(x)) end end
local function add(k) return function(x) return x + k end end
local function times(k) return function(x) return x * k % 10007 end end
local function counter()
  local count = 0
  local function tick()
    count = count + 1
    return count
  end
  return tick, function() return count end
end
local function curry(f) return function(a) return function(b) return function(c) return f(a, b, c) end end end end

local list = {}
for i = 1, 1000 do list[i] = i end

local total = 0
local tick, ticks = counter()
local weigh = curry(function(a, b, c) return a + 2 * b + 3 * c end)
for round = 1, n do
  local f = compose(add(round), compose(times(3), add(1)))
  local chosen = filter(map(list, f), function(x)
    tick()
    return x % 2 == round % 2
  end)
  total = (total + fold(chosen, function(a, b) return (a + b) % 1000003 end, 0)) % 1000003
  total = (total + fold(list, function(sum, x) return (sum + weigh(x)(round)(sum)) % 1000003 end, 0)) % 1000003
  -- A chain of thunks, as long as the round.
  local thunk = function() return round end
  for _ = 1, round do
    local inner = thunk
    thunk = function() return inner() + 1 end
  end
  total = total + thunk()
end
print(total, ticks())
