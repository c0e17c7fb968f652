-- Positions in front of messages of error and assert, however they are called.
local function f() error("a") end
local function g() return error("b") end
local function h() assert(nil, "c") end
local function k() return assert(false) end
local t = setmetatable({}, {__index = function(_, k) error("idx " .. tostring(k)) end, __call = error, __concat = error, __close = function() error("cl") end})
for i = 1, 3 do
print(pcall(f)) print(pcall(g)) print(pcall(h)) print(pcall(k))
print(pcall(error, "x")) print(pcall(pcall, error, "x"))
print(pcall(function() return t.x end))
print(pcall(function() t("msg") end))
print(pcall(function() return "s" .. t end))
print(pcall(function() local c <close> = t end))
print(pcall(function() local c <close> = setmetatable({}, {__close = error}) error("in") end))
print(coroutine.resume(coroutine.create(error), "co"))
print(coroutine.resume(coroutine.create(function() error("co") end)))
print(select(2, pcall(coroutine.wrap(function() error("w") end))))
print(xpcall(f, function(m) return "H " .. m end))
print(pcall(function() error("two", 2) end))
print(pcall(string.gsub, "x", "x", error))
print(pcall(function() return (string.gsub("x", "x", error)) end))
print(pcall(function() for _ in error, "iter" do end end))
print(pcall(function() table.sort({3, 2, 1}, function() error("cmp") end) end))
print(pcall(load, error))
print(pcall(string.dump and load(string.dump(load("error('stripped')", "=q"), true))))
print(pcall(function()
  debug.sethook(function() debug.sethook() error("hook") end, "l")
  local x = 1
end))
print(coroutine.resume(coroutine.create(function()
  debug.sethook(error, "l")
  local x = 1
end)))
-- the hook of the call of error raises and catches errors of its own
print(pcall(function()
  local inner
  debug.sethook(function()
    local name = debug.getinfo(2, "n").name
    if name == "error" and not inner then inner = {pcall(error, "in")} inner[2] = select(2, pcall(function() error("inner") end)) end
  end, "c")
  local ok, message = pcall(function() error("outer") end)
  debug.sethook()
  print(inner[1], inner[2], message)
end))
-- one place calls many functions
local callees = {error, assert, print, type, error, tostring, function(m) error(m) end, select, function() error("own") end, error}
for _, callee in ipairs(callees) do
  print(pcall(function() callee("called", 1) end))
  print(pcall(function() callee(nil, "second") end))
  print(pcall(function() return callee("tail") end))
end
end
-- a call that used no position leaves none for the next one
local message = "shared"
for i = 1, 3 do
  for _, level in ipairs {0, 2, 3} do
    print(pcall(function() error(message, level) end))
    print(pcall(error, message))
    print(pcall(assert, false, message))
  end
  print(pcall(function() assert(nil, message) end))
  print(pcall(error, message))
end
