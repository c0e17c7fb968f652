-- coroutine.close runs the pending closing methods; protected calls of the coroutine catch none of their errors, and code
-- behind them does not run.
local function tbc(name, f)
  return setmetatable({}, { __close = function(_, e) print("close", name, e) if f then f(e) end end })
end
for _, call in ipairs { pcall, function(f) return xpcall(f, function(m) print("handler", m) return m end) end } do
  for _, message in ipairs { "in close", false } do
    local co = coroutine.create(function()
      local a <close> = tbc("a")
      print("caught", call(function()
        local b <close> = tbc("b", function(e) print("inside", pcall(error, "own")) end)
        local c <close> = tbc("c", function() if message then error(message, 0) end end)
        coroutine.yield(1)
      end))
      local d <close> = tbc("d")
      coroutine.yield(2)
    end)
    print(coroutine.resume(co))
    print(coroutine.close(co))
    print(coroutine.status(co), coroutine.resume(co))
  end
end
