-- Error texts that need a particular situation.
local function try(f, ...)
  print(select(2, pcall(f, ...)))
end

-- methods
local object = {read = io.stdout.read, rep = string.rep, sub = string.sub, seek = io.stdout.seek}
try(function() object:read() end)
try(function() object:rep() end)
try(function() object:rep(3) end)
try(function() ("x"):rep() end)
try(function() ("x"):rep({}) end)
try(function() ("x"):bad() end)
try(function() io.stdout:seek("bad") end)
try(function() io.stdout.seek() end)
try(function() string.rep() end)
try(function() object.sub({}) end)
local rep = string.rep
try(function() rep() end)
try(function() (function(...) return rep(...) end)({}) end)

-- light userdata
local id = debug.upvalueid(function() return object end, 1)
try(string.rep, id)
try(function() return id + 1 end)
try(function() return id.x end)
try(function() return id < id end)
try(function() return #id end)
try(function() id() end)

-- sorting with functions that are no order
local list = {}
for i = 1, 100 do list[i] = i % 7 end
try(table.sort, list, function() return true end)
for i = 1, 100 do list[i] = i end
print(pcall(table.sort, list, function() return false end))
try(table.sort, {1, 2, 3, 4, 5, "x"})
try(table.sort, {1, 2, 3}, function(a, b) return a + nil end)

-- coroutines
try(coroutine.yield)
print(coroutine.resume(coroutine.create(function() return pcall(table.sort, {3, 2, 1}, coroutine.yield) end)))
print(coroutine.resume(coroutine.create(function() return pcall(string.gsub, "x", "x", coroutine.yield) end)))
print(select("#", coroutine.resume(coroutine.create(function(...) return ... end), table.unpack({}, 1, 200))))

-- variables in messages
local up = {}
try(function() up.field.other = 1 end)
try(function() up.method:other() end)
try(function() up[1][2] = 3 end)
try(function() up["a b"].c() end)
try(function() return up .. "x" end)
try(function() return up + up end)
try(function() return -up.x end)
try(function() return up.x < 1 end)
try(function() global.x = 1 end)
try(function() global:method() end)
try(function() local a = 1; a.b.c = 1 end)
try(function() local a = "x"; return a + 1 end)
try(function() local a <const> = 5; return a.b.c end)
try(function() return ("x").y.z end)
try(function() return (1).x end)
try(function() return math.nope() end)
try(function() return up.x.y.z end)
try(function() for _ in up do end end)
try(function() for _ in nil do end end)
try(function() local k = "key"; return up[k].x end)
try(function() return up[up].x end)
try(function() return up[1.5].x end)

-- labels
local labels = {}
for i = 1, 300 do labels[i] = "::l" .. i .. "::" end
print(load(table.concat(labels, " ")) ~= nil)
