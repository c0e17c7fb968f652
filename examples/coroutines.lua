-- Coroutines: a generator, a pipeline of filters, and a round-robin scheduler.

-- A generator is a coroutine that yields instead of returning; coroutine.wrap makes it an iterator.
local function permutations(list)
  local function permute(n)
    if n <= 1 then
      coroutine.yield(list)
      return
    end
    for i = 1, n do
      list[i], list[n] = list[n], list[i]
      permute(n - 1)
      list[i], list[n] = list[n], list[i]
    end
  end
  return coroutine.wrap(function()
    permute(#list)
  end)
end

for p in permutations({ "a", "b", "c" }) do
  print(table.concat(p, " "))
end

-- A chain of filters, each pulling from the one before: the sieve of Eratosthenes.
local function from(n)
  return coroutine.wrap(function()
    while true do
      coroutine.yield(n)
      n = n + 1
    end
  end)
end

local function without_multiples_of(prime, source)
  return coroutine.wrap(function()
    for n in source do
      if n % prime ~= 0 then
        coroutine.yield(n)
      end
    end
  end)
end

local primes, source = {}, from(2)
for _ = 1, 15 do
  local prime = source()
  primes[#primes + 1] = prime
  source = without_multiples_of(prime, source)
end
print("primes: " .. table.concat(primes, ", "))

-- A scheduler: each task gives way after each step, and an error ends its own task only.
local tasks = {}

local function spawn(name, steps, fails_at)
  local thread = coroutine.create(function()
    for step = 1, steps do
      if step == fails_at then
        error(name .. " gives up", 0)
      end
      coroutine.yield(step)
    end
    return "done"
  end)
  tasks[#tasks + 1] = { name = name, thread = thread }
end

spawn("one", 2)
spawn("two", 3, 2)
spawn("three", 1)

while #tasks > 0 do
  local task = table.remove(tasks, 1)
  local ok, value = coroutine.resume(task.thread)
  print(task.name, ok, value, coroutine.status(task.thread))
  if coroutine.status(task.thread) == "suspended" then
    tasks[#tasks + 1] = task
  end
end
