-- When written bytes reach the file: setvbuf, flush, close (manual §6.8).
local name = os.tmpname()
local f, reader = io.open(name, "w"), io.open(name)
local function seen()
  reader:seek("set")
  return (reader:read("a"):gsub("\n", "\\n"))
end

print(f:setvbuf("full", 2000))
f:write("a")
print("full", seen())
print(f:flush())
print("flushed", seen())
print(f:setvbuf("no"))
f:write("b")
print("no", seen())
print(f:setvbuf("line"))
f:write("c")
print("line", seen())
f:write("d\n")
print("line end", seen())
f:write("e")
f:close()
print("closed", seen())

-- more than a buffer
f = io.open(name, "w")
for i = 1, 3000 do f:write("0123456789") end
f:write(("x"):rep(100000))
print(f:seek("cur"), f:seek("end"))
f:close()
print(#seen())

-- reading and writing in turn
f = io.open(name, "w+")
f:write("hello world")
f:seek("set", 6)
print(f:read(1))
f:seek("cur", 0)
f:write("O")
f:seek("cur", 0)
print(f:read("a"))
f:seek("set")
print(f:read("a"))
f:close()
reader:close()

-- what a forgotten handle has written is there once it is collected, or at the end
io.open(name, "w"):write("forgotten"):close()
print(io.open(name):read("a"))
os.remove(name)
