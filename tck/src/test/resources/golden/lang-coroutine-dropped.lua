-- Coroutines that wait and that nobody knows any more are garbage, whatever calls are in progress in them.
local yield = coroutine.yield

local kinds = {
  {"plain", function() yield() end},
  {"pcall", function() pcall(yield) end},
  {"pcall of a function", function() pcall(function() yield(1) end) end},
  {"nested pcall", function() pcall(pcall, pcall, function() yield(1) end) end},
  {"xpcall", function() xpcall(function() yield(1) end, print) end},
  {"metamethod", function() local t = setmetatable({}, {__index = function(_, k) return yield(k) end}) return t.x end},
  {"operator", function() local t = setmetatable({}, {__add = function() return yield(1) end}) return t + 1 end},
  {"concatenation", function() local t = setmetatable({}, {__concat = function() return yield(1) end}) return "a" .. t .. "b" end},
  {"call", function() local t = setmetatable({}, {__call = function() return yield(1) end}) return t() end},
  {"iterator", function() for x in function() return yield(1) end do print(x) end end},
  {"tail call", function() local function f(n) if n == 0 then return yield(1) end return f(n - 1) end return f(10) end},
  {"deep", function() local function f(n) if n > 0 then f(n - 1) return end yield(1) end f(50) end},
  {"variable to be closed", function() local x <close> = setmetatable({}, {__close = function() end}) yield(1) end},
  {"closing", function() do local x <close> = setmetatable({}, {__close = function() yield(1) end}) end end},
  {"many times", function() for i = 1, 20 do yield(i) end end, 7},
  {"inner", function() local f = coroutine.wrap(function() yield(1) end) f() yield(2) end},
}

for _, kind in ipairs(kinds) do
  local name, f, times = table.unpack(kind)
  local alive = setmetatable({}, {__mode = "k"})
  local function make()
    for i = 1, 20 do
      local w = coroutine.wrap(function() alive[coroutine.running()] = true return f() end)
      for _ = 1, times or 1 do w() end
      local co = coroutine.create(f)
      alive[co] = true
      for _ = 1, times or 1 do assert(coroutine.resume(co)) end
      for _ in coroutine.wrap(function() alive[coroutine.running()] = true f() yield(1) end) do break end
    end
  end
  make()
  coroutine.wrap(make)()
  -- A compiler at work beside the program can keep what lies near its own objects for a moment.
  local count
  for _ = 1, 200 do
    collectgarbage()
    count = 0
    for _ in pairs(alive) do count = count + 1 end
    if count == 0 then break end
  end
  print(name, count)
end
