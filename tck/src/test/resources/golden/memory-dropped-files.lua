-- A collection closes files that nothing refers to any more, and writes what they still had; not those that are in use.
local name = os.tmpname()
local function content()
  local file <close> = assert(io.open(name))
  return file:read("a")
end
local kept = assert(io.open(name, "w"))
kept:write("kept")
collectgarbage()
print(io.type(kept), content() == "")
kept = nil
collectgarbage()
print(os.execute("grep -q kept " .. name))
print(content())

-- of tables that are garbage, too, but not before their finalizers have used them
do
  setmetatable({ file = assert(io.open(name, "w")) }, { __gc = function(o) print(io.type(o.file:write("written by a finalizer"))) end })
end
collectgarbage()
collectgarbage()
print(content())

-- processes are closed as well, and waited for
do
  local process = assert(io.popen("cat > " .. name, "w"))
  process:write("written by a process")
end
collectgarbage()
print(os.execute("grep -q process " .. name))
print(content())

-- more than a process may have open
for _ = 1, 5000 do assert(io.open(name)) end
print(os.remove(name))
