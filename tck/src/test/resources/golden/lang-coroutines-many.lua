-- Thousands of coroutines alive at once: each has a stack of its own, which collections, errors and others leave alone.
local create, resume, yield, status, wrap = coroutine.create, coroutine.resume, coroutine.yield, coroutine.status, coroutine.wrap

local function deep(n, f, ...)
  if n == 0 then return f(...) end
  local mine = { n }
  local result = deep(n - 1, f, ...)
  assert(mine[1] == n)
  return result + 1
end

local function body(id)
  local name, list, sum = "coroutine " .. id, { id }, 0
  while true do
    local command, value = yield(name, sum)
    if command == "add" then
      sum = sum + value
      list[#list + 1] = { value }
    elseif command == "deep" then
      sum = sum + deep(id % 40, function() return yield(name, "deep") end)
    elseif command == "check" then
      assert(list[1] == id and name == "coroutine " .. id)
      for i = 2, #list do assert(#list[i] == 1) end
    elseif command == "end" then
      return name, #list
    else
      error(name .. " has had enough", 0)
    end
  end
end

local N = 2000
local all = {}
for i = 1, N do
  all[i] = create(body)
  local ok, name = resume(all[i], i)
  assert(ok and name == "coroutine " .. i)
end
local kinds = { 1, 2.5, 2 ^ 53, -7 }
for round = 1, 4 do
  for i = N, 1, -1 do assert(resume(all[i], "add", kinds[round])) end
  for i = round, N, 7 do
    local ok, name, what = resume(all[i], "deep")
    assert(ok and name == "coroutine " .. i and what == "deep")
  end
  collectgarbage()
  for i = round, N, 7 do
    local ok, name, sum = resume(all[i], round)
    assert(ok and name == "coroutine " .. i)
  end
  for i = 1, N do assert(resume(all[i], "check")) end
end
local total = 0
for i = 1, N do
  local _, _, sum = resume(all[i], "check")
  total = total + (sum - 2 ^ 53)
end
print("sums", total)

-- The traceback of one that is suspended deep inside.
assert(resume(all[39], "deep"))
local _, lines = debug.traceback(all[39]):gsub("\n", "\n")
print("lines of a traceback", lines)
assert(resume(all[39], 0))

-- Some end, some fail, some are closed, the others are dropped.
local count = { ended = 0, failed = 0, closed = 0 }
for i = 1, N do
  local co = all[i]
  if i % 4 == 0 then
    local ok, name, length = resume(co, "end")
    assert(ok and name == "coroutine " .. i and length == 5 and status(co) == "dead")
    count.ended = count.ended + 1
  elseif i % 4 == 1 then
    local ok, message = resume(co, "stop")
    assert(not ok and message == "coroutine " .. i .. " has had enough" and status(co) == "dead")
    count.failed = count.failed + 1
  elseif i % 4 == 2 then
    assert(coroutine.close(co) and status(co) == "dead")
    count.closed = count.closed + 1
  end
  all[i] = nil
end
print("ended", count.ended, "failed", count.failed, "closed", count.closed)
collectgarbage()

-- Their stacks serve others.
local sum = 0
for i = 1, 20000 do
  local f = wrap(function(a) local b = yield(a + 1); return a * b end)
  sum = sum + f(i) + f(2)
end
print("short ones", sum)

-- Those that are never heard of again, with variables that refer to themselves or to others.
for i = 1, 3000 do
  local co
  co = create(function() local me, other = co, create(function() yield(me) end); resume(other); yield(other) end)
  resume(co)
end
collectgarbage()
print("dropped")

-- A ring.
local ring, tokens = {}, 0
for i = 1, 503 do
  ring[i] = wrap(function() while true do tokens = tokens + 1; yield(i % 503 + 1) end end)
end
local at = 1
for _ = 1, 100000 do at = ring[at]() end
print("ring", tokens, at)

-- Generators of generators: each value passes through all of them.
local function chain(n)
  if n == 0 then return wrap(function() for i = 1, 20 do yield(i) end end) end
  local inner = chain(n - 1)
  return wrap(function() for i in inner do yield(i + 1) end end)
end
local values = {}
for v in chain(60) do values[#values + 1] = v end
print(#values, values[1], values[20])
