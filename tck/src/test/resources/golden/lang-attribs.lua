-- Local attributes: const and close (manual §3.3.7, §3.3.8).
local function closer(name, log)
  return setmetatable({ name = name }, {
    __close = function(self, e)
      print("close " .. self.name, e == nil and "no error" or "error: " .. tostring(e))
    end,
  })
end

local limit <const> = 10
local name <const>, list <const> = "const", {}
list[1] = limit
print(limit, name, #list, list[1])
do
  local limit <const> = limit + 1
  print(limit)
end
print((function() return limit * 2 end)())

do
  local a <close> = closer("a")
  local b <close> = closer("b")
  local nothing <close> = nil
  local falsehood <close> = false
  print("in the block")
end

-- Every way out of a block.
local function ways(how)
  local outer <close> = closer("outer")
  for i = 1, 3 do
    local inner <close> = closer("inner" .. i)
    if how == "break" and i == 2 then break end
    if how == "return" and i == 2 then return "returned", i end
    if how == "goto" and i == 1 then goto out end
    if how == "error" and i == 2 then error("thrown", 0) end
    if how == "object" and i == 1 then error({}) end
  end
  do return "end" end
  ::out::
  return "after goto"
end
for _, how in ipairs { "none", "break", "return", "goto", "error" } do
  print(how, pcall(ways, how))
end

-- The results are evaluated before variables are closed.
local function evaluated()
  local state = { value = 1 }
  local c <close> = setmetatable({}, { __close = function() state.value = 2 end })
  return state.value, state
end
local before, state = evaluated()
print(before, state.value)

-- Errors in closing functions replace the error.
local function failing(label)
  return setmetatable({}, {
    __close = function(_, e)
      print("closing " .. label, e)
      error(label .. " failed", 0)
    end,
  })
end
print(pcall(function()
  local a <close> = failing("a")
  local b <close> = closer("b")
  local c <close> = failing("c")
  error("first", 0)
end))
print(pcall(function()
  local a <close> = closer("a")
  local b <close> = failing("b")
  return "result"
end))

-- Values that cannot be closed.
print(pcall(function()
  local ok <close> = closer("ok")
  local bad <close> = 42
  print("not reached")
end))
print(pcall(function() local bad <close> = {} end))
print(pcall(function() local bad <close> = "text" end))

-- The metamethod is looked up when the variable is closed.
print(pcall(function()
  local changing <close> = closer("changing")
  setmetatable(changing, nil)
end))

-- The closing value of a generic for.
local function iterator(n)
  local i = 0
  return function() i = i + 1; if i <= n then return i end end, nil, nil, closer("iterator")
end
for i in iterator(2) do print("step", i) end
for i in iterator(5) do if i == 2 then break end print("step", i) end
print(pcall(function() for i in iterator(5) do error("in the loop", 0) end end))
print((function() for i in iterator(5) do return "from the loop", i end end)())

-- Closures over a variable that is closed; the variable stays alive.
local get
do
  local c <close> = closer("captured")
  get = function() return c.name end
end
print(get())

-- In coroutines.
local co = coroutine.wrap(function()
  local c <close> = closer("in coroutine")
  coroutine.yield("yielded")
  return "done"
end)
print(co()); print(co())
local thread = coroutine.create(function()
  local c <close> = closer("never resumed again")
  coroutine.yield()
end)
coroutine.resume(thread)
print(coroutine.close(thread), coroutine.status(thread))
thread = coroutine.create(function()
  local c <close> = failing("in close")
  coroutine.yield()
end)
coroutine.resume(thread)
print(coroutine.close(thread))
print(coroutine.status(thread))

-- A closing function that yields.
local yielding = coroutine.wrap(function()
  do
    local c <close> = setmetatable({}, { __close = function() coroutine.yield("yield in close") end })
  end
  local d <close> = setmetatable({}, { __close = function() coroutine.yield("yield in last close") end })
  return "result after close"
end)
print(yielding()); print(yielding()); print(yielding())

-- No tail call where something is to be closed.
local function tail(n)
  local c <close> = n == 0 and closer("bottom") or nil
  if n > 0 then return tail(n - 1) end
  return "bottom reached"
end
print(tail(5))

-- Errors of the compiler.
local function compile(text) print(select(2, load(text, "=attrib"))) end
compile("local x <const> = 1; x = 2")
compile("local x <const> = 1; local function f() x = 2 end")
compile("local x <close> = nil; x = 2")
compile("local x <unknown> = 1")
compile("local x <close>, y <close> = 1, 2")
compile("local a, b <const> = 1, 2; b, a = a, b")
compile("local x <const> = 1; for x = 1, 2 do x = 3 end; x = 4")
