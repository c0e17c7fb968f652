-- All light userdata share one metatable (manual §2.4, §6.10).
local a, b
local function f() return a, b end
local id, other = debug.upvalueid(f, 1), debug.upvalueid(f, 2)
print(getmetatable(id), debug.setmetatable(id, { __index = function(_, k) return k .. "!" end }) == id)
print(other.x, id.y, getmetatable(io.stdout) ~= getmetatable(id), pcall(setmetatable, id, nil))
debug.setmetatable(id, nil)
print(getmetatable(other), pcall(function() return id.x end))
