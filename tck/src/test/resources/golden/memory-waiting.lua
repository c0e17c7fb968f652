-- Loops that wait for the collector, which need not allocate anything.
local function wait(step)
  local name
  setmetatable({}, { __gc = function() name = debug.getinfo(1, "n") end })
  repeat local t = {}; step() until name
  return name.namewhat, name.name
end
print(wait(function() end))
print(wait(function() local f = function() end end))
for i = 1, 3 do
  local finished = false
  local object = setmetatable({}, { __gc = function() finished = true end })
  repeat object = {} until finished
  print(i, finished)
end

-- The size of the heap follows what the program does.
collectgarbage()
local before = collectgarbage("count")
local list = {}
for i = 1, 100000 do list[i] = { i } end
local full = collectgarbage("count")
collectgarbage()
local kept = collectgarbage("count")
list = nil
collectgarbage()
local after = collectgarbage("count")
print(full > before + 1000, kept > before + 1000, after < kept - 1000)

-- A weak table that only an object with a finalizer refers to is cleared before the finalizer runs.
for i = 1, 5 do
  local object = setmetatable({}, { __gc = true })
  local meta = getmetatable(object)
  meta.entries = setmetatable({ [{ 0 }] = 1, [0] = { 1 } }, { __mode = "kv" })
  meta.__gc = function(o) print(next(getmetatable(o).entries)) end
  object, meta = nil
  collectgarbage()
end
