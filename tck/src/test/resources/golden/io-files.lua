-- Opening, writing, reading and seeking files; update and append modes (manual §6.8).
local name = os.tmpname()

local f = assert(io.open(name, "w"))
print(io.type(f), io.type(42), tostring(f):match("^file %(0x%x+%)$") ~= nil)
print(f:write("one\n", 2, "\n", 3.5, " ", 1e15, "\n") == f, f:seek("cur"), f:seek("set", 1), f:seek("end"))
print(f:read("l"))
print(f:flush(), f:close())
print(io.type(f), tostring(f), pcall(f.read, f))

f = assert(io.open(name))
print(f:read("l", "n", "n", "n", "l", "l"))
print(f:read(0), f:read("a"), f:read("a"), f:read("l"), f:read(0), f:read(1))
print(f:seek("set"), f:read(2), f:read(100))
print(f:seek("set", 3), f:read("L"), f:seek())
print(f:write("no"))
f:close()

f = assert(io.open(name, "r+"))
print(f:read("L"))
f:seek("cur", 0)
f:write("TWO")
f:seek("set")
print(f:read("a"))
f:close()

f = assert(io.open(name, "a+"))
print(f:read("l"))
f:seek("set")
f:write("end\n")
f:seek("set")
print(f:read("a"))
f:close()

f = assert(io.open(name, "a"))
print(f:seek("end"))
f:write("x")
print(f:seek("cur"))
f:close()

f = assert(io.open(name, "w+b"))
print(f:seek("end"))
f:write("\0\255\r\n", ("z"):rep(20000), "\n")
f:seek("set")
print(f:read(4) == "\0\255\r\n", #f:read("l"), f:read("l"))
print(f:seek("set", 30000), f:read(1), f:write("!") == f, f:seek("end"))
f:close()

do
  local scoped <close> = assert(io.open(name))
  f = scoped
end
print(tostring(f))

-- default files
io.output(name):write("default ")
io.write("output\n", 12, "\n")
print(io.output() == io.stdout, io.close(), pcall(io.write, "x"))
io.output(io.stdout)
print(io.input(name) == io.input(), io.read("l", "n"))
io.close(io.input())
print(pcall(io.read))
io.input(io.stdin)
print(io.close(io.stdin))
print(pcall(io.close, f))

-- positions of files that append
for _, mode in ipairs {"a", "a+"} do
  f = assert(io.open(name, mode))
  local size = f:seek()
  print(size == f:seek("end"), f:seek("set", 3), f:seek(), f:flush() == f, f:seek("cur", -1), f:seek())
  print(pcall(f.seek, f, "set", -1))
  f:write("xyz")
  print(f:seek() - size, f:seek("set", 1), f:seek(), f:seek("end", 5) - size, f:seek() - size)
  f:write("!")
  print(f:seek() - size, f:close())
end
for line in io.lines(name) do print(line) end

-- a temporary file
local t = io.tmpfile()
t:write("abc")
t:seek("set", 1)
print(t:read("a"), t:close())

print(os.remove(name), io.open(name) == nil)
