-- Recursions without end: of functions that have been called often before, and of such as pass on more and more.
local function try(name, f, ...)
  local ok, message = pcall(f, ...)
  print(name, ok, (tostring(message):gsub("\n.*", ""):gsub(":%d+:", ":")))
end

local a, b, c
function a(n) if n == 0 then return 0 end return 1 + b(n - 1) end
function b(n) if n == 0 then return 0 end local r = c(n - 1) return r + 1 end
function c(n) if n == 0 then return 0 end local t = {a(n - 1)} return t[1] end
for _ = 1, 20000 do a(30) end
try("mutual", a, -1)
try("mutual, again", a, -1)
print(a(1000), pcall(a, 1000))

local object = setmetatable({}, {__call = function(self, n) if n == 0 then return 0 end return 1 + self(n - 1) end})
for _ = 1, 20000 do object(20) end
try("called objects", object, -1)

local function loop(n) for _ = 1, 1 do if n == 0 then return 0 end return 1 + loop(n - 1) end end
for _ = 1, 20000 do loop(20) end
try("in a coroutine", coroutine.wrap(function() return loop(-1) end))
try("in a loop", loop, -1)

local function raise(n) if n == 0 then error("deep", 0) end local x = raise(n - 1) return x end
for _ = 1, 100 do pcall(raise, 2) end
try("an error", raise, 50000)
try("another error", raise, 100)

local function pass(n, ...) if n == 0 then return ... end return (pass(n - 1, n, ...)) end
for _ = 1, 2000 do pass(20) end
try("more and more arguments", pass, -1)
try("more and more arguments, again", pass, -1)
print(pass(500))

local function results(...) return 1, results(...) end
try("results", results, 1)

local function pack(...) local t = table.pack(...) return #t + pack(1, table.unpack(t)) end
try("packed arguments", pack, 1)

local function many(n, ...) if n == 0 then return select("#", ...) end local r = many(n - 1, ...) return r end
local values = {}
for i = 1, 100000 do values[i] = i end
try("many arguments", many, 1, table.unpack(values))
try("many arguments, often", many, 100, table.unpack(values))
