-- Copies every file of a folder into another, byte for byte, and says what it did.
--   flua compile examples/aot/backup.lua -o backup && ./backup from to
local from, to = arg[1], arg[2]
if not to then
  io.stderr:write("usage: ", arg[0], " from to\n")
  return false
end

local function quote(name)
  return "'" .. name:gsub("'", [['\'']]) .. "'"
end

local function copy(source, target)
  local input <close> = assert(io.open(source, "rb"))
  local output <close> = assert(io.open(target, "wb"))
  local bytes = 0
  for block in input:lines(1 << 16) do
    assert(output:write(block))
    bytes = bytes + #block
  end
  return bytes
end

assert(os.execute("mkdir -p " .. quote(to)))
local files, total = 0, 0
for name in io.popen("ls -p " .. quote(from)):lines() do
  if name:sub(-1) ~= "/" then
    local bytes = copy(from .. "/" .. name, to .. "/" .. name)
    print(("%-24s %8d bytes"):format(name, bytes))
    files, total = files + 1, total + bytes
  end
end
print(("%d files, %d bytes"):format(files, total))
