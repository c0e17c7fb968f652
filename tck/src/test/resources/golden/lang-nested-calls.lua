-- Calls that operators, loops and library functions make nest 200 deep, with the same message and position in any of them.

-- How many there may be depends on who calls the program; so numbers are told in relation to this one.
local most = 0
do
  local function f()
    most = most + 1
    return pcall(f)
  end
  f()
  print(most > 190 and most < 200)
end

local depth

local function test(name, f)
  depth = 0
  local results = table.pack(pcall(f))
  for i = 1, results.n do results[i] = tostring(results[i]) end
  local text = table.concat(results, " ", 1, results.n)
  print(name, depth - most, #text > 100 and text:match "^[^:]*:%d+:" .. text:match ":[^:]*$" or text)
end

local function metamethod(event, use)
  local t = setmetatable({}, {[event] = function (a)
    depth = depth + 1
    return use(a)
  end})
  test(event, function () return (use(t)) end)
end

metamethod("__index", function (t) return t.x end)
metamethod("__newindex", function (t) t.x = 1 end)
metamethod("__add", function (t) return t + t end)
metamethod("__idiv", function (t) return t // 1 end)
metamethod("__shl", function (t) return t << 1 end)
metamethod("__concat", function (t) return t .. "x" end)
metamethod("__len", function (t) return #t end)
metamethod("__lt", function (t) return t < t end)
metamethod("__le", function (t) return t <= t end)
metamethod("__unm", function (t) return -t end)
metamethod("__tostring", function (t) return tostring(t) end)
metamethod("__tostring", function (t) return string.format("%s", t) end)
metamethod("__tostring", function (t) print(t) end)
metamethod("__pairs", function (t) return pairs(t) end)
metamethod("__pairs", function (t) for _ in pairs(t) do end return next end)
metamethod("__index", function (t) return table.unpack(t, 1, 1) end)
metamethod("__index", function (t) return table.concat(t, "", 1, 1) end)
metamethod("__index", function (t) return (string.gsub("a", "a", t)) end)
metamethod("__index", function (t) return table.move(t, 1, 1, 2) end)
metamethod("__len", function (t) return table.remove(t) end)

do
  local m = {}
  local a, b = setmetatable({}, m), setmetatable({}, m)
  m.__eq = function () depth = depth + 1 return a == b end
  test("__eq", function () return a == b end)
end

local function recursive(name, use)
  local function f() depth = depth + 1 return use(f) end
  test(name, f)
end

recursive("close", function (f)
  local x <close> = setmetatable({}, {__close = f})
end)
recursive("gsub", function (f) return (string.gsub("a", "a", f)) end)
recursive("sort", function (f) table.sort({1, 2}, f) return false end)
recursive("load", function (f) return (load(f)) and "" end)
recursive("for", function (f) for _ in f do end end)
recursive("pcall", function (f) return assert(pcall(f)) end)
recursive("xpcall", function (f) return assert(xpcall(f, function (m) return m end)) end)
recursive("wrap", function (f) return coroutine.wrap(f)() end)
recursive("resume", function (f) return assert(coroutine.resume(coroutine.create(f))) end)
recursive("require", function (f)
  package.preload.again = f
  package.loaded.again = nil
  return require "again"
end)

do
  local function mixed()
    return coroutine.wrap(function () return setmetatable({}, {__index = function () return mixed() end}).x end)()
  end
  print(select(2, pcall(mixed)):match ":[^:]*$")
end

-- what has ended does not count, normally or not
local endless = setmetatable({}, {__index = function (t) return t.x end})
for _ = 1, 3 do print(pcall(function () return endless.x end)) end
print(pcall(function ()
  local level = 0
  local t = setmetatable({}, {__index = function (t, k)
    level = level + 1
    if level % 150 > 0 then return t[k] end
    return "deep"
  end})
  return t.q, t.q, t.q
end))
print(pcall(function ()
  local x <close> = setmetatable({}, {__close = function () return endless.z end})
end))
print(pcall(function () for _ in function () return endless.q end do end end))

-- message handlers
local calls
local function handled(f, handler, ...)
  calls = 0
  print(xpcall(f, function (m) calls = calls + 1 return handler(m) end, ...))
  print(calls - calls // 200 * most) -- there are some more each time that the handler's own errors nest too deep
end
local function overflow() return endless.x end
handled(error, function (m) error(m .. calls) end, "x")
handled(error, function (m) if calls < 5 then error(m .. calls) end return m end, "x")
handled(overflow, function (m) return m .. "!" end)
handled(overflow, function () return endless.y end)
handled(function ()
  local a <close> = setmetatable({}, {__close = function (_, e) print("closing", e) end})
  return endless.x
end, function (m) error(m) end)
handled(error, function (m) return m .. select(2, pcall(error, "inner")) end, "x")
handled(error, function (m)
  local a <close> = setmetatable({}, {__close = function (_, e) print("closed", e) end})
  if calls < 4 then error(m) end
  return m
end, "x")
local function failing()
  local a <close> = setmetatable({}, {__close = function (_, e) error("second " .. e, 0) end})
  error("first", 0)
end
handled(failing, function (m) return "<" .. m .. ">" end)
handled(failing, function (m) if m:find "second" then error "again" end return "<" .. m .. ">" end)
print(xpcall(xpcall, function (m) return "outer " .. m end, error, function (m) error(m) end))
print(coroutine.wrap(function () return xpcall(error, function (m) error(m) end, "x") end)())
print(xpcall(coroutine.wrap(overflow), function (m) return "handled " .. m end))

-- Closing methods that an error calls run as deep as what will catch it, with whatever was in between.
handled(failing, function () return error "again" end)
local function closing(f) return setmetatable({}, {__close = f}) end
local function raise(_, e) error(e) end
handled(function () local a <close> = closing(raise) error "x" end, function () error "again" end)
handled(function () local a <close> = closing(raise) end, function () error "again" end)
handled(function () local a <close> = closing(error) local b <close> = closing(raise) error "x" end, function () error "again" end)
handled(function () for _ in pairs {1}, nil, nil, closing(raise) do error "x" end end, function () error "again" end)
handled(function () for _ in next, {1}, nil, closing(raise) do break end end, function () error "again" end)
local function deep(n, f)
  if n == 0 then return f() end
  return setmetatable({}, {__index = function () local a <close> = closing(raise) return deep(n - 1, f) end}).x
end
handled(function () return deep(10, function () error "x" end) end, function () error "again" end)
handled(function () return pcall(deep, 10, function () return setmetatable({}, {__index = error}).x end) end,
  function () error "again" end)
handled(function ()
  local co = coroutine.create(function () local a <close> = closing(raise) deep(5, function () error "x" end) end)
  local _, e = coroutine.resume(co)
  print(coroutine.close(co))
  error(e)
end, function () error "again" end)
handled(function ()
  local co = coroutine.wrap(function () local a <close> = closing(raise) deep(5, function () error "x" end) end)
  co()
end, function () error "again" end)
