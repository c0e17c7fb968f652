-- What is asked of the system: commands, files, temporary ones.
local shell = {}

-- A text as one word of a shell's command line.
function shell.quote(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

-- What a command line writes to standard output, without the last newline, and its exit status.
function shell.read(command)
  local process = assert(io.popen(command))
  local output = process:read("a")
  local _, _, status = process:close()
  return output:gsub("\n$", ""), status
end

-- The text of a file; nil if there is none.
function shell.contents(name)
  local file = io.open(name, "rb")
  if not file then return nil end
  local text = file:read("a")
  file:close()
  return text
end

function shell.exists(name)
  local file = io.open(name)
  return file ~= nil and file:close()
end

function shell.write(name, text)
  local file = assert(io.open(name, "wb"))
  assert(file:write(text))
  assert(file:close())
end

-- A new folder that goes away when the variable that has it is closed; path is its name.
function shell.temporary_folder()
  local path = shell.read("mktemp -d")
  return setmetatable({path = path}, {__close = function() os.execute("rm -rf " .. shell.quote(path)) end})
end

return shell
