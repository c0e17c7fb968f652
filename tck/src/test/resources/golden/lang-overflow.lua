-- A full stack ends with an error that can be handled, however the program goes on failing.

local function outcome(ok, message)
  return ok, type(message) == "string" and (message:match("C stack overflow") or message:match("stack overflow")) or message
end

local function recurse() return 1 + recurse() end
print(outcome(pcall(recurse)))

-- fails on every level of a recursion through pcall
local calls = 0
local function loop()
  calls = calls + 1
  assert(pcall(loop))
end
print(outcome(pcall(loop)))
print(calls > 190 and calls < 200)
print(xpcall(loop, loop))

-- each level sees the failure of the one above it as a result
local deepest
local function quiet()
  local ok, message = pcall(quiet)
  deepest = deepest or message
  return "returned"
end
print(quiet(), deepest)

-- in a coroutine as well
print(outcome(coroutine.resume(coroutine.create(loop))))
deepest = nil
print(coroutine.wrap(quiet)(), deepest)

-- calls that have ended do not count, normal or not, nor those of a coroutine that waits
for i = 1, 1000 do pcall(error) pcall(type, i) end
local waiting = {}
for i = 1, 150 do
  waiting[i] = coroutine.wrap(function () return pcall(pcall, coroutine.yield) end)
  waiting[i]()
end
for i = 1, 150 do waiting[i]() end
local function nest(n) if n == 0 then return "bottom" end return select(2, pcall(nest, n - 1)) end
print(nest(180))

-- closing a coroutine that closes another, and so on
local chain
for i = 1, 300 do
  local previous = chain
  chain = coroutine.create(function ()
    local guard <close> = setmetatable({}, { __close = function ()
      if previous then assert(coroutine.close(previous)) end
    end })
    coroutine.yield()
  end)
  coroutine.resume(chain)
end
print(outcome(coroutine.close(chain)))
print(coroutine.status(chain))

-- errors in message handlers
print(xpcall(error, function () error("again") end, "first"))
print(xpcall(recurse, function () return recurse() end))
print(xpcall(recurse, function (message)
  return select(2, pcall(recurse))
end))
print(outcome(pcall(recurse)))

-- the position is that of the call that had no room
local function endless(n)
  local result =
    endless(n + 1)
  return result
end
print(pcall(endless, 1))
print(select(2, xpcall(endless, function(m) return "handled: " .. m end, 1)))
