-- Fills stacks, and has code written in C called at their ends.
package.path, package.cpath = "", ... .. "/?.so"
local t = require "capitest"

local function deep()
  t.churn(1)
  return 1 + deep()
end

local function shallow()
  local depth = 0
  local function down()
    depth = depth + 1
    return 1 + down()
  end
  down()
end

local function fill(f, rounds)
  local message
  for _ = 1, rounds or 2 do
    _, message = pcall(f)
    assert(t.churn(10)) -- goes on as before
  end
  return (message:gsub(".*: ", ""))
end

-- The hook, which is written in C, is called for each line; what it has noted is forgotten meanwhile.
local function hooked(f)
  local message
  t.hook(function()
    message = fill(f, 1)
  end)
  return message
end

print("main", fill(deep))
print("coroutine", coroutine.wrap(fill)(deep))
print("hook", hooked(shallow))
print("hook in a coroutine", coroutine.wrap(hooked)(shallow))
print("fine")
