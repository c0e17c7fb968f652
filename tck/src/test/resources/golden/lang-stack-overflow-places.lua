-- A full stack: the message has the place of the call that was one too many, wherever it is caught, and a coroutine's is not
-- shown to its resumer's message handler.
local function deep(n)
  local a, b, c = n, n, n
  return 1 +
    deep(n + 1) + a + b + c
end

local function loop(n)
  for _ = 1, 2 do
    n = n + loop(n + 1)
  end
  return n
end

local object = setmetatable({}, {
  __index = function(t, k)
    local _ = k
    return t[k + 1] + 1
  end,
})

local ways = {
  { "deep", function() return deep(1) end },
  { "loop", function() return loop(1) end },
  { "method", function() local t = {} function t:m(n) return 1 + self:m(n + 1) end return t:m(1) end },
}

local function first(m) return (tostring(m):gsub("\n.*", "")) end
local function handler(m) return "handled " .. first(m) end
local function report(name, where, ok, message, ...) print(name, where, ok, first(message), ...) end

for _, way in ipairs(ways) do
  local name, f = way[1], way[2]
  report(name, "pcall", pcall(f))
  report(name, "xpcall", xpcall(f, handler))
  report(name, "coroutine", coroutine.resume(coroutine.create(f)))
  report(name, "coroutine in xpcall", xpcall(function()
    return select(2, coroutine.resume(coroutine.create(f)))
  end, handler))
  report(name, "pcall in a coroutine", coroutine.wrap(function() return pcall(f) end)())
  report(name, "xpcall in a coroutine", coroutine.wrap(function() return xpcall(f, handler) end)())
  report(name, "coroutine in a coroutine", coroutine.wrap(function()
    return coroutine.resume(coroutine.create(f))
  end)())
end

-- Each variable is closed on the way out, and that of a loop, too; what an error in one says is what the next sees.
local opened, closed, errors
local value = setmetatable({}, { __close = function(_, e)
  closed = closed + 1
  if closed % 1000 == 0 then error("close " .. closed, 0) end
  local text = first(e):gsub("%d+$", "N"):gsub(":%d+:", ":") -- the iterator's call may be the one too many
  errors[text] = true
end })
local function variable(n)
  local _ <close> = value
  opened = opened + 1
  return 1 +
    variable(n + 1)
end
local function loop_value(n)
  for _ in next, { 1 }, nil, value do
    opened = opened + 1
    n = n +
      loop_value(n + 1)
  end
  return n
end
for _, f in ipairs { variable, loop_value } do
  opened, closed, errors = 0, 0, {}
  local ok, message = pcall(f, 1)
  local seen = {}
  for text in pairs(errors) do seen[#seen + 1] = text end
  table.sort(seen)
  -- The last ones may be where there was no room to declare or to close them.
  print(ok, first(message):gsub("%d+$", "N"), opened - closed <= 2, table.concat(seen, "; "))
end

-- After all that there is room again.
local function sum(n) return n == 0 and 0 or n + sum(n - 1) end
print(sum(10000), coroutine.wrap(function() return sum(10000) end)())
print(pcall(function() return object[1] end))
