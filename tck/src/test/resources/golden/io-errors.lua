-- Errors of the library: results nil, message, number; and messages of wrong arguments (liolib.c, lauxlib.c).
local function show(...)
  local results = table.pack(...)
  for i = 1, results.n do results[i] = tostring(results[i]):gsub("^[^:]*:%d+: ", "") end
  print(table.concat(results, " | "))
end
local function try(f, ...) show(pcall(f, ...)) end

local name = os.tmpname()
local missing = name .. ".missing"
local function masked(...)
  local results = table.pack(...)
  for i = 1, results.n do
    results[i] = tostring(results[i]):gsub(name:gsub("%p", "%%%0"), "NAME"):gsub("^[^:]*:%d+: ", "")
  end
  print(table.concat(results, " | "))
end

masked(io.open(missing))
masked(io.open(missing .. "/x", "w"))
masked(io.open(name .. "/x"))
show(io.open("/tmp", "w"))
show(io.open("", "r"))
masked(pcall(io.lines, missing))
masked(pcall(io.input, missing))
masked(os.remove(missing))
show(os.rename(missing, name))

local directory = io.open("/tmp")
show(directory:read("l"))
show(directory:read("a"))
show(directory:read(1))
directory:close()

for _, mode in ipairs {"rw", "rb+", "r+bk", "", "+", "b", "x"} do try(io.open, name, mode) end
for _, mode in ipairs {"rb", "r+", "r+b", "rbb"} do io.open(name, mode):close() end

local f = io.open(name, "w")
show(f:read())
show(f:read("a"))
show(f:read("n", "l"))
show(f:seek("set", -1))
show(f:seek("cur", 0), f:seek("set", 10), f:seek("cur", -3))
f:close()
f = io.open(name)
show(f:write("x"))
show(f:write("x", "y") == nil)
f:close()
try(f.read, f)
try(f.lines, f)
try(io.close, f)
try(f.seek, f)
show(tostring(f))

try(function() io.open(name):read("x") end)
try(function() io.open(name):read("l", {}) end)
try(function() io.open(name):read(1.5) end)
try(function() io.open(name):write({}) end)
try(function() io.open(name):seek("middle") end)
try(function() io.open(name):seek("set", "x") end)
try(function() io.open(name):seek("set", 1.5) end)
try(function() io.open(name):setvbuf() end)
try(function() io.open(name):setvbuf("some") end)
try(io.stdin.close)
try(io.stdin.close, 1)
try(io.open)
try(io.open, {})
try(io.type)
try(io.input, {})
try(io.close, nil)
try(io.popen, "true", "rw")
show(io.close(), io.stdout:close())
show(getmetatable(io.stdin).__name, getmetatable(io.stdin).__index.read == io.stdin.read)
os.remove(name)
