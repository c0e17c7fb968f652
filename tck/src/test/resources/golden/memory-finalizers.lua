-- Finalizers: order, resurrection, errors, what has none (manual §2.5.3).
local log = {}
local function object(name)
  return setmetatable({ name = name }, { __gc = function(o) log[#log + 1] = o.name end })
end

do
  local cyclic = object("cyclic")
  cyclic.self = cyclic
  cyclic.closure = function() return cyclic end
end
collectgarbage()
print(table.concat(log, " "))

log = {}
for i = 1, 5 do object("object " .. i) end
collectgarbage()
print(table.concat(log, ", "))

-- a finalizer that brings its object back, once more marked
local saved
local count = 0
do
  local mt = {}
  function mt.__gc(o)
    count = count + 1
    saved = o
    setmetatable(o, mt)
  end
  setmetatable({ content = { "kept" } }, mt)
end
collectgarbage()
print(count, saved.content[1])
saved = nil
collectgarbage()
print(count, saved.content[1])
setmetatable(saved, nil)
saved = nil
collectgarbage()
print(count)

-- __gc that was not there when the metatable was set does not count
local called = false
do
  local mt = {}
  local late = setmetatable({}, mt)
  mt.__gc = function() called = true end
end
collectgarbage()
print(called)

-- what counts is the method at the end
do
  local mt = { __gc = true }
  setmetatable({}, mt)
  mt.__gc = function() called = "replaced" end
end
collectgarbage()
print(called)

-- errors are warnings, and coroutines cannot be left
warn("@on")
do
  setmetatable({}, { __gc = function() called = coroutine.isyieldable() end })
end
coroutine.wrap(function() collectgarbage() end)()
print(called)

-- at the end, in the reverse order
AtExit1 = setmetatable({}, { __gc = function() print("at exit", 1) end })
AtExit2 = setmetatable({}, { __gc = function() print("at exit", 2) error({}) end })
AtExit3 = setmetatable({}, { __gc = function() print("at exit", 3) setmetatable({}, { __gc = print }) end })
AtExit4 = setmetatable({}, { __gc = function() print("at exit", 4) error("message") end })
