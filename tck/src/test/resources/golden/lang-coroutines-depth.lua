-- Deep recursion in coroutines, coroutines in coroutines, and what happens where there is no more room.
local create, resume, yield, wrap = coroutine.create, coroutine.resume, coroutine.yield, coroutine.wrap

local function nest(n)
  if n == 0 then return 0 end
  return wrap(function() return nest(n - 1) + 1 end)()
end
print(nest(150))

local function message(ok, text) return ok, ok and text or (tostring(text):match("C stack overflow") or tostring(text):match("stack overflow") or text) end
print(message(pcall(nest, 250)))
print(nest(100))

-- In one coroutine as in the next, again and again.
local function endless(n) return endless(n + 1) + 1 end
for _ = 1, 3 do
  local co = create(function() local ok, text = pcall(endless, 1); yield(message(ok, text)); return endless(1) end)
  print(resume(co))
  print(message(resume(co)))
  print(coroutine.status(co))
end

local function deep(n) if n == 0 then return 0 end return deep(n - 1) + 1 end
print(wrap(function() return deep(10000) end)())

-- Suspended deep inside, with another on top of it.
local function deepYield(n) if n == 0 then return yield("deep") end return deepYield(n - 1) + 1 end
local outer = wrap(function()
  local inner = wrap(function() return deepYield(3000) end)
  print(inner())
  collectgarbage()
  return inner(yield("outer"))
end)
print(outer())
print(outer(1))

-- Errors through several of them, with variables to close on the way.
local function closing(name) return setmetatable({}, { __close = function(_, e) print("closing " .. name, e) end }) end
local f = wrap(function()
  local a <close> = closing("a")
  wrap(function()
    local b <close> = closing("b")
    wrap(function()
      local c <close> = closing("c")
      error("at the bottom", 0)
    end)()
  end)()
end)
print(pcall(f))

-- A coroutine that closes another one which is deep inside.
local co = create(function() local a <close> = closing("deep one"); deepYield(500) end)
resume(co)
print(wrap(function() return coroutine.close(co) end)())
print(resume(co))

-- Sorting, matching and metamethods call functions that run coroutines.
local list = { 5, 3, 9, 1 }
table.sort(list, function(a, b) return wrap(function() yield(a < b) end)() end)
print(table.concat(list, " "))
print((("abc"):gsub(".", function(c) return wrap(function() yield(c:upper()) end)() end)))
local t = setmetatable({}, { __index = function(_, k) return wrap(function() yield(k .. "!") end)() end, __add = function(a, b) return yield("added") end })
print(t.x)
local adder = wrap(function() return t + 1 end)
print(adder(), adder("sum"))
print(pcall(wrap(function() return table.sort({ 2, 1 }, function() yield() end) end)))
