-- Objects that only a suspended coroutine refers to, which is garbage, are garbage.
local seen = {}
local meta = { __gc = function(o) seen[#seen + 1] = o.name end }
local function new(name)
  return setmetatable({ name = name }, meta)
end
local function suspended(object)
  local resume = coroutine.wrap(function()
    coroutine.yield()
    print(object.name)
  end)
  resume()
  return resume
end
do
  suspended(new("of a coroutine"))
end
collectgarbage()
collectgarbage()
print(table.concat(seen, ", "))

-- also if they refer to the coroutine
do
  local object = new("of its own coroutine")
  object.resume = suspended(object)
end
collectgarbage()
collectgarbage()
print(table.concat(seen, ", "))

-- but not as long as the coroutine is in use
local resume = suspended(new("in use"))
collectgarbage()
print(#seen)
resume()
