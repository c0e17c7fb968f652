-- What was raised is garbage when nobody has it any more.
local weak = setmetatable({}, {__mode = "k"})

local function raise(how)
  local problem = {}
  weak[problem] = true
  return how(problem)
end

local function count()
  collectgarbage()
  collectgarbage()
  local n = 0
  for _ in pairs(weak) do n = n + 1 end
  return n
end

local ways = {
  function(problem) pcall(function() error(problem) end) end,
  function(problem) pcall(function() error(problem, 2) end) end,
  function(problem) pcall(function() assert(false, problem) end) end,
  function(problem) pcall(error, problem) end,
  function(problem) xpcall(function() error(problem) end, type) end,
  function(problem) coroutine.resume(coroutine.create(function() error(problem) end)) end,
}
for i, way in ipairs(ways) do
  raise(way)
  print(i, count())
end
