-- Commands: io.popen and os.execute, and how they report the end of a process (manual §6.8, §6.9).
local p = io.popen("echo one; echo two; printf three; exit 5")
print(io.type(p), p:read("l", "L"), p:read("a"), p:close())
print(io.type(p), tostring(p))
for line in io.popen("printf 'a\\nb\\n'"):lines() do io.write(line, " ") end
print()

local name = os.tmpname()
p = io.popen("cat > " .. name, "w")
p:write("to the command\n", 42)
print(p:close())
print(io.open(name):read("a"))

print(io.popen("cat", "w"):read("a"))
print((select(2, io.popen("true"):write("x"))))
print(io.popen("true"):seek("set"))

local function both(command)
  local a = table.pack(io.popen(command):close())
  local b = table.pack(os.execute(command))
  print(command, a[1], a[2], a[3], a[1] == b[1] and a[2] == b[2] and a[3] == b[3])
end
both("true")
both("exit 3")
both("exit 129")
both("exit 255")
both("kill -TERM $$")
both("kill -KILL $$")
both("kill -TERM $$")

print(os.execute())
print(os.execute("exit 7"))
print(pcall(io.popen, "true", ""))
os.remove(name)
