-- _ENV and global variables (manual §2.2).
print(_ENV == _G, _G._G == _G)
do
  local _ENV = { print = print }
  x = 5
  print(x, _ENV.x, _G)
end
print(x)
local function sandbox(_ENV) y = (y or 0) + 1; return y end
local env = { y = 41 }
print(sandbox(env), env.y, y)

local function make()
  local _ENV <const> = { print = print, tostring = tostring }
  function defined() return tostring(z) end
  z = "z in env"
  return _ENV
end
local made = make()
print(made.defined(), made.z, defined, z)

-- load with an environment
local f = load("a = 1; b = a + (c or 10); return b, _ENV", "=env", "t", { c = 5 })
local b, returned = f()
print(b, returned.a, returned.b, a)
print(load("return x", "=env", "t", setmetatable({}, { __index = function(_, k) return k .. " from index" end }))())
print(pcall(load("return undefined.x", "=env", "t", {})))
print(pcall(load("local t = _ENV; return t.q.r", "=env", "t", {})))
print(pcall(load("print(1)", "=env", "t", {})))
print(pcall(load("return 1", "=env", "t", nil)))
print(pcall(load("return x", "=noenv", "t", nil)))
print(load("return ...", "=args")(1, 2))

-- Strict globals
setmetatable(_G, {
  __newindex = function(t, k, v) print("new global", k, v); rawset(t, k, v) end,
  __index = function(_, k) error("undefined variable " .. k, 2) end,
})
newglobal = 1
newglobal = 2
print(newglobal)
print(pcall(function() return notdefined end))
print(pcall(function() notdefined.x = 1 end))
setmetatable(_G, nil)
newglobal = nil

-- _ENV as an upvalue and as a parameter; errors name globals.
local function counter() local _ENV = { n = 0 }; return function() n = n + 1; return n end end
local c1, c2 = counter(), counter()
print(c1(), c1(), c2())
print(pcall(function() local _ENV = {}; return v.x end))
print(pcall(function() local _ENV = nil; return v end))
print(pcall(function() local _ENV; v = 1 end))
print(pcall(function(_ENV) return w() end, {}))
local names = {}
for _, _ENV in ipairs { { name = "one" }, { name = "two" } } do names[#names + 1] = name end
print(names[1], names[2])

-- setfenv in the manner of 5.4
local function setenv(fn, env)
  local i = 1
  while true do
    local name = debug.getupvalue(fn, i)
    if name == "_ENV" then debug.upvaluejoin(fn, i, function() return env end, 1) break end
    if not name then break end
    i = i + 1
  end
  return fn
end
local function reads() return setting end
print(setenv(reads, { setting = "joined" })(), setting)

-- Globals are fields; names need not be identifiers; loops over _G.
_G["not an identifier"] = 1
print(_G["not an identifier"], rawget(_G, "print") == print)
_G["not an identifier"] = nil
local libraries = {}
for name, value in pairs(_G) do if type(value) == "table" and name ~= "arg" and name ~= "java" and name ~= "polyglot" then libraries[#libraries + 1] = name end end
table.sort(libraries)
print(table.concat(libraries, " "))
print(_VERSION)
local functions = {}
for name, value in pairs(_G) do if type(value) == "function" then functions[#functions + 1] = name end end
table.sort(functions)
print(table.concat(functions, " "))
