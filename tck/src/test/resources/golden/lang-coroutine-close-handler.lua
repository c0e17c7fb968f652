-- A coroutine that is closed inside xpcall: the handler belongs to calls that are gone, so that errors of closing methods do
-- not reach it (luaE_resetthread in lstate.c; 5.4.4 still called it).

local function closing(name, action)
  return setmetatable({}, { __close = function(_, e) print("close", name, e) return action and action(e) end })
end

local actions = {
  quiet = function() end,
  raises = function() error("in close", 0) end,
  table = function() error(setmetatable({}, { __tostring = function() return "an object" end })) end,
  ["nil"] = function() error() end,
  replaces = function(e) error(tostring(e) .. ", replaced", 0) end,
  yields = function() coroutine.yield("never") end,
  fails = function() local _ = nil + 1 end,
}

local names = {}
for name in pairs(actions) do names[#names + 1] = name end
table.sort(names)

local function handler(m) print("handler", m) return m end

local ends = {
  closed = function(co) print("closed", coroutine.close(co)) end,
  ["closed by another"] = function(co)
    print("closed", coroutine.wrap(function() return coroutine.close(co) end)())
  end,
  ["closed in a handler"] = function(co)
    print("closed", xpcall(function() error("outer", 0) end, function(m)
      return m .. " " .. table.concat({ tostring(coroutine.close(co)), coroutine.status(co) }, " ")
    end))
  end,
}
local order = { "closed", "closed by another", "closed in a handler" }

for _, name in ipairs(names) do
  for _, way in ipairs(order) do
    for depth = 1, 3 do
      print(name, way, depth)
      local co = coroutine.create(function(...)
        local first <close> = closing("first", actions[name])
        local function nest(n)
          if n == 0 then
            local inner <close> = closing("inner", actions[name])
            return coroutine.yield("suspended")
          end
          local _ <close> = n == 2 and closing("middle") or nil
          return xpcall(nest, handler, n - 1)
        end
        return nest(depth)
      end)
      print(coroutine.resume(co))
      ends[way](co)
      print(coroutine.status(co), coroutine.resume(co))
    end
  end
end

-- What is caught inside goes on to use the handler.
local co = coroutine.create(function()
  return xpcall(function()
    coroutine.yield(1)
    local _ <close> = closing("caught", actions.raises)
    return "not seen"
  end, handler)
end)
print(coroutine.resume(co))
print(coroutine.resume(co))
print(coroutine.close(co))
