-- A server-like program: makes, uses and drops tables, coroutines, closures and files for a given time, and compares memory and
-- open descriptors at the end with those after the first part of it. Linux only (/proc).
--   flua tck/soak.lua [seconds [seconds-of-the-first-part]]
local total = tonumber(arg[1]) or 600
local first = tonumber(arg[2]) or math.min(60, total // 4)

local function resident()
  for line in io.lines "/proc/self/status" do
    local kilobytes = line:match "^VmRSS:%s*(%d+)"
    if kilobytes then return tonumber(kilobytes) // 1024 end
  end
end

local function descriptors()
  local list <close> = io.popen("ls /proc/$PPID/fd | wc -l")
  return list:read "n"
end

local function session(id)
  local state = setmetatable({ id = id, log = {} }, { __index = function(_, k) return "default " .. k end })
  local handlers = {}
  for i = 1, 20 do
    local name = "event" .. i
    handlers[name] = function(value) state.log[#state.log + 1] = name .. "=" .. tostring(value) return #state.log end
  end
  local reader = coroutine.wrap(function()
    for i = 1, 50 do
      local request = ("GET /%d/%d?key=%d"):format(id, i, i * i)
      coroutine.yield(request:match "^(%u+) (%S+)%?(.*)$")
    end
  end)
  for method, path, query in reader do
    handlers["event" .. #path % 20 + 1](method .. query)
  end
  local abandoned = coroutine.create(function() local kept <close> = setmetatable({}, { __close = print }) coroutine.yield(kept) end)
  coroutine.resume(abandoned)
  return table.concat(state.log, "\n"), state.missing
end

local function file(text)
  local f = assert(io.tmpfile())
  f:write(text)
  f:seek "set"
  local lines = 0
  for _ in f:lines() do lines = lines + 1 end
  if lines % 2 == 0 then f:close() end -- others are for the collector
  return lines
end

local function round(id)
  local text = session(id)
  pcall(error, { id = id })
  local chunk = assert(load("local a = ... return a + " .. id % 7))
  chunk(id)
  setmetatable({}, { __gc = function() end })
  if id % 10 == 0 then file(text) end
end

local start, rounds, before = os.time(), 0, nil
local function measure()
  collectgarbage()
  collectgarbage()
  return { lua = collectgarbage "count" // 1024, resident = resident(), descriptors = descriptors() }
end

while os.time() - start < total do
  rounds = rounds + 1
  round(rounds)
  if not before and os.time() - start >= first then before = measure() end
end
before = before or measure()
local after = measure()
print(("%d rounds in %d s; after %d s and at the end: Lua's memory %d and %d MiB, resident %d and %d MiB, descriptors %d and %d")
  :format(rounds, total, first, before.lua, after.lua, before.resident, after.resident, before.descriptors, after.descriptors))
local ok = after.lua <= before.lua + 16 and after.resident <= before.resident * 1.5 + 64
  and after.descriptors <= before.descriptors + 50
print(ok and "steady" or "GROWS")
os.exit(ok)
