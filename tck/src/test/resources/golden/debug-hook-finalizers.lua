-- Hooks are not called for what finalizers do.
local events = 0
local finalized = false
local function count() events = events + 1 end
local function finalizer()
  local a = 1
  local b = a + 1
  finalized = type(b) == "number" and debug.gethook() == count
end
do setmetatable({}, { __gc = finalizer }) end
debug.sethook(count, "l")
collectgarbage(); collectgarbage(); debug.sethook()
print(finalized, events)
