local named = setmetatable({}, { __name = "a\0b" })
print(pcall(function() return named + 1 end))
print(pcall(function() return named < named end))
print(pcall(function() return named() end))
print(pcall(string.rep, named))
print((tostring(named):gsub("0x%x+", "address")))

-- A message handler must not yield, and knows it.
local co = coroutine.wrap(function()
  print(xpcall(error, function(m) return m, coroutine.isyieldable() end, "x"))
  print(xpcall(error, function(m) return coroutine.isyieldable() end, "x"))
  print(xpcall(error, function(m) return select(2, pcall(coroutine.yield, m)) end, "x"))
  print(coroutine.isyieldable())
  coroutine.yield("still")
  print(xpcall(function() local x = nil + 1 end, function(m) return coroutine.isyieldable() end))
  return "end"
end)
print(co())
print(co())

-- next has no position in its message, however it is called.
print(pcall(function() return next({}, 1) end))
print(pcall(function() local a = next({}, "x") return a end))
print(pcall(function() for k in next, {}, 1 do end end))
print(pcall(function() for k in next, { 1 } do local t = {} return next(t, k) end end))
