-- What a command leaves in the background is read until it ends, and not waited for when the file is closed.
local file = io.popen("(sleep 0.3; echo late) & echo early")
print(file:read("l"))
print(file:read("l"))
print(file:read("a"))
print(file:close())

file = io.popen("sleep 60 & echo $!; exit 3")
local process = file:read("l")
print(file:close())
print(os.execute("kill " .. process))

for line in io.popen("echo $0; nosuchcommand 2>&1"):lines() do
  print(line)
end

file = io.popen("yes")
print(file:read(), file:close())
