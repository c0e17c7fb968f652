-- What random programs (tck/run-differential) have found.

-- A loop whose first value or limit is not a number makes one round, or none.
for _, bounds in ipairs { { 0 / 0, 3 }, { 1.5, 0 / 0 }, { 1, 0 / 0 }, { 0 / 0, 3, -1 }, { 1, 0 / 0, -1 }, { 1.0, 2, 0 / 0 } } do
  local rounds = 0
  for n = bounds[1], bounds[2], bounds[3] or 1 do
    rounds = rounds + 1
    if rounds > 2 then break end
    print(n ~= n and "nan" or n)
  end
  print(rounds)
end

-- What a chain of concatenations has joined has the name of its first operand.
do
  local o = setmetatable({}, { __concat = function(a, b) return false end })
  local t = {}
  print(pcall(function() return 1 .. o .. t end))
  print(pcall(function(a) return a .. (o .. a) end, "a"))
  print(pcall(function(a) return (a .. o) .. t end, "a"))
  print(pcall(function(a) return a .. a .. a .. t.x .. t end, "a"))
end

-- load reads in protected mode, in which it is not possible to yield.
print(coroutine.resume(coroutine.create(function()
  return load(function()
    local x <close> = setmetatable({}, { __close = function() print "close" end })
    coroutine.yield(1)
  end)
end)))

-- While an error is being handled a missing closing method has neither name nor position.
do
  local o
  local function try(late, ...)
    local arguments = { ... }
    print(pcall(function()
      o = setmetatable({}, { __close = print })
      local c <close> = o
      getmetatable(o).__close = late
      if #arguments > 0 then error(table.unpack(arguments)) end
    end))
  end
  try(nil)
  try(5)
  try(nil, "x")
  try(5, "x")
end

-- The level of an error is an int of C.
print(pcall(function() error("x", 1 << 32 | 1) end))
print(pcall(function() error("x", 1 << 32) end))
print(pcall(function() error("x", -1) end))

-- At the end of the program only the main coroutine's variables are closed.
local function tbc(name)
  return setmetatable({}, { __close = function(_, e) print("close", name, e) error "ignored" end })
end
local x <close> = tbc "main"
coroutine.wrap(function()
  local y <close> = tbc "coroutine"
  os.exit(300, true)
end)()
