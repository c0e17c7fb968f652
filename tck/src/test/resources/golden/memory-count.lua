-- Counting memory visits what suspended coroutines refer to, and leaves nothing on their stacks.
local waiting = coroutine.wrap(function()
  while true do
    coroutine.yield()
  end
end)
waiting()

local weak = setmetatable({}, {__mode = "v"})
local value = {}
weak[1] = value
collectgarbage()
assert(collectgarbage("count") > 0)
print(weak[1] == value)
value = nil
collectgarbage()
print(weak[1])
