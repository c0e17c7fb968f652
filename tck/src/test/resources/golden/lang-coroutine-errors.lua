local function tbc(name, f)
  return setmetatable({}, {__close = function(_, e) print("close " .. name, e) if f then f(e) end end})
end
local function try(what, f, ...)
  print("-- " .. what)
  local co = coroutine.create(f)
  print(coroutine.resume(co, ...))
  print(coroutine.status(co))
  print(coroutine.resume(co))
  print(coroutine.close(co))
  print(coroutine.status(co))
  print(coroutine.close(co))
end
try("error", function() local x <close> = tbc "x" error "oops" end)
try("error in nested functions", function()
  local x <close> = tbc "x"
  local function g() local y <close> = tbc "y" local z <close> = tbc "z" error(5) end
  local ok, e = pcall(g)
  print(ok, type(e))
  g = nil
  local function h() local y <close> = tbc "y2" error("deep", 2) end
  h()
end)
try("closing methods that fail", function()
  local a <close> = tbc "a"
  local b <close> = tbc("b", function() error("in b", 0) end)
  local c <close> = tbc("c", function() error("in c") end)
  error("first", 0)
end)
try("error in a closing method at the normal end", function()
  local a <close> = tbc "a"
  local b <close> = tbc("b", function() error("in b", 2) end)
end)
try("loop", function()
  for i in function(_, i) return (i or 0) + 1 end, nil, nil, tbc "loop" do
    local x <close> = tbc "body"
    if i == 2 then local y = nil + i end
  end
end)
try("in a comparison function", function()
  table.sort({3, 2, 1}, function(a, b) local x <close> = tbc "compare" error "compare" end)
end)
try("load", function()
  print(load(function() local x <close> = tbc "reader" error "reader" end))
  print(load(function() local x <close> = tbc "reader" coroutine.yield(1) end))
  local x <close> = tbc "x"
  error()
end)
try("xpcall", function()
  print(xpcall(function() local x <close> = tbc "x" error "e" end, function(m) return m .. "!" end))
  local y <close> = tbc("y", function(e) print(coroutine.isyieldable(), coroutine.running()== nil, pcall(coroutine.yield, 1)) end)
  error("e2")
end)
try("no message handler", function()
  local y <close> = tbc("y", function() error("in y", 0) end)
  error("e2")
end)
print(xpcall(function()
  local co = coroutine.create(function() local x <close> = tbc("x", function() error("again", 0) end) error("one", 0) end)
  print(coroutine.resume(co))
  print(coroutine.close(co))
  return "end"
end, function(m) print("handler", m) return m end))
-- wrap closes at once
print(pcall(coroutine.wrap(function() local x <close> = tbc "wrapped" error "w" end)))
print(pcall(coroutine.wrap(function() local x <close> = tbc("wrapped", function() error("z", 0) end) error "w" end)))
-- nested coroutines
try("inner", function()
  local x <close> = tbc "outer"
  local inner = coroutine.create(function() local y <close> = tbc "inner" error "inner" end)
  print(coroutine.resume(inner))
  local w = coroutine.wrap(function() local z <close> = tbc "wrap" error "wrap" end)
  w()
end)
-- status seen by closing methods
local co
co = coroutine.create(function()
  local x <close> = setmetatable({}, {__close = function() print(coroutine.status(co), coroutine.running() == co)
    print(pcall(coroutine.close, co)) print(coroutine.resume(co)) print(debug.traceback("trace")) error("level 2", 2) end})
  error("e")
end)
print(coroutine.resume(co))
print(debug.traceback(co))
print(coroutine.close(co))
-- suspended
co = coroutine.create(function()
  local x <close> = setmetatable({}, {__close = function() print(coroutine.status(co), coroutine.running() == co)
    print(debug.traceback("trace")) error("level 2", 2) end})
  local y <close> = setmetatable({}, {__close = function() error("level 1", 1) end})
  coroutine.yield(1)
end)
print(coroutine.resume(co))
print(coroutine.close(co))
print(coroutine.close(co), coroutine.status(co))
-- never closed
do
  local list = {}
  for i = 1, 1000 do
    local c = coroutine.create(function() local x <close> = tbc "never" error(i, 0) end)
    local _, e = coroutine.resume(c)
    list[i] = e
  end
  print(#list, list[1000])
end
-- goto, return and break close as ever
print(coroutine.resume(coroutine.create(function()
  do local x <close> = tbc "do" end
  for i = 1, 2 do local x <close> = tbc("for" .. i) if i == 2 then break end end
  local r <close> = tbc "return"
  return coroutine.yield and 1, 2
end)))
local function deep(n) local x <close> = n % 50 == 0 and tbc("deep" .. n) or nil if n == 0 then error "bottom" end deep(n - 1) end
try("deep", deep, 150)
-- a to-be-closed variable while the C stack is full
co = coroutine.create(function() local x <close> = tbc "full" error "e" end)
print(coroutine.resume(co))
local function nest(n) if n == 0 then return coroutine.close(co) end return select(2, coroutine.resume(coroutine.create(nest), n - 1)) end
print(nest(100))
