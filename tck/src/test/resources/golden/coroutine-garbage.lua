-- Suspended coroutines that only they themselves, or each other, refer to are garbage; all others keep what is on their stacks.
local function count(t)
  local n = 0
  for _ in pairs(t) do n = n + 1 end
  return n
end

local function suspended(f, ...)
  local co = coroutine.create(f)
  coroutine.resume(co, ...)
  return co
end

local weak = setmetatable({}, { __mode = "k" })
local finalized = {}
local function finalizable(name)
  return setmetatable({ name = name }, { __gc = function(o) finalized[#finalized + 1] = o.name end })
end
local function report(what)
  collectgarbage()
  collectgarbage()
  table.sort(finalized)
  print(what, count(weak), table.concat(finalized, " "))
  finalized = {}
end

-- Itself: in an argument, in a variable that a closure has, in a table, through coroutine.running.
do
  local function own(self)
    local object = finalizable("argument")
    weak[object] = true
    coroutine.yield()
    return self, object
  end
  local co = coroutine.create(own)
  coroutine.resume(co, co)
  weak[co] = true
end
report("argument")

do
  local co
  co = coroutine.create(function()
    local object = finalizable("upvalue")
    coroutine.yield()
    return co, object
  end)
  coroutine.resume(co)
  weak[co] = true
end
report("upvalue")

do
  local list = {}
  for i = 1, 100 do
    list[i] = suspended(function()
      local me = coroutine.running()
      local object = i == 50 and finalizable("table")
      coroutine.yield()
      return list, me, object
    end)
    weak[list[i]] = true
  end
end
report("table")

do
  local wrapped
  wrapped = coroutine.wrap(function()
    local object = finalizable("wrap")
    weak[coroutine.running()] = true
    coroutine.yield()
    return wrapped, object
  end)
  wrapped()
end
report("wrap")

-- A chain of generators, each in a variable of the next: alive as long as the last one is, in either order of creation.
local function chain(n)
  local gen = coroutine.wrap(function()
    local object = finalizable("first of " .. n)
    for i = 1, math.huge do coroutine.yield(i) end
    return object
  end)
  for _ = 1, n do
    local inner = gen
    gen = coroutine.wrap(function()
      while true do coroutine.yield(inner() + 1) end
    end)
    gen()
  end
  return gen
end
local gen = chain(150)
print(gen())
report("chain in use")
print(gen())
gen = nil
report("chain dropped")

local cos = {}
for i = 1, 100 do cos[i] = coroutine.create(function() coroutine.yield() local next = cos[i + 1] cos[i + 1] = nil
  if next then coroutine.resume(next) coroutine.resume(next) end coroutine.yield(next) return next end) end
local first = cos[1]
coroutine.resume(first)
coroutine.resume(first)
for _, co in pairs(cos) do weak[co] = true end
cos = nil
report("tower in use")
print(coroutine.status(first))
first = nil
report("tower dropped")

-- A finalizer gets the coroutine back, which goes on where it was.
do
  local saved
  do
    local co = coroutine.create(function(self)
      local object = setmetatable({ text = "kept" }, { __gc = function(o) saved = { o, self } end })
      local text = coroutine.yield()
      return object.text .. " " .. text
    end)
    coroutine.resume(co, co)
  end
  collectgarbage()
  collectgarbage()
  print(type(saved), saved[1].text, coroutine.resume(saved[2], "and resumed"))
end

-- Among many that are dropped some live on, with all that they refer to, while memory is used and collected.
local keep = {}
for i = 1, 3000 do
  local co = coroutine.create(function(self)
    local parts = { tostring(i), {}, self }
    local text = coroutine.yield(i)
    for j = 1, 3 do parts[2][j] = { text .. j } coroutine.yield(i + j) end
    return parts[1] .. parts[2][3][1]
  end)
  coroutine.resume(co, co)
  if i % 100 == 0 then keep[#keep + 1] = co end
  if i % 500 == 0 then collectgarbage() end
end
for round = 1, 3 do
  for _, co in ipairs(keep) do coroutine.resume(co, "round" .. round .. " ") end
  local t = {}
  for i = 1, 20000 do t[i] = { i } end
  collectgarbage()
end
local sum, text = 0, nil
for _, co in ipairs(keep) do
  local _, result = coroutine.resume(co, "end")
  sum, text = sum + #result, result
end
print(#keep, sum, text)

-- Pending to-be-closed variables of a dropped coroutine are not closed.
do
  local closed = false
  local co = coroutine.create(function(self)
    local x <close> = setmetatable({}, { __close = function() closed = true end })
    coroutine.yield(self)
  end)
  coroutine.resume(co, co)
  weak[co] = true
  co = nil
  report("to be closed")
  print(closed)
end
