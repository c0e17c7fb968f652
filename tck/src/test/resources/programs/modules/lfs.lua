-- LuaFileSystem, as far as luacheck, busted and Penlight use it, by means of the shell: the real one is a C library.
local lfs = { _VERSION = "LuaFileSystem 1.8.0" }

local function quote(text)
  return "'" .. text:gsub("'", [['\'']]) .. "'"
end

local function lines(command)
  local pipe = assert(io.popen(command .. " 2>/dev/null"))
  local result = {}
  for line in pipe:lines() do
    result[#result + 1] = line
  end
  return result, pipe:close()
end

local modes = { ["regular file"] = "file", ["regular empty file"] = "file", ["symbolic link"] = "link" }

function lfs.attributes(path, wanted)
  local line = lines("stat -L -c '%F|%s|%Y|%X|%Z|%i|%d|%h|%u|%g' -- " .. quote(path))[1]
  if not line then
    return nil, "cannot obtain information from file '" .. path .. "': No such file or directory", 2
  end
  local kind, size, modification, access, change = line:match("^(.-)|(%d+)|(%d+)|(%d+)|(%d+)|")
  local result = {
    mode = modes[kind] or kind,
    size = math.tointeger(size),
    modification = math.tointeger(modification),
    access = math.tointeger(access),
    change = math.tointeger(change),
  }
  if type(wanted) == "string" then
    return result[wanted]
  end
  return result
end

lfs.symlinkattributes = lfs.attributes

function lfs.currentdir()
  return lines("pwd")[1]
end

function lfs.dir(path)
  local names = lines("ls -a -U -- " .. quote(path))
  local i = 0
  return function()
    i = i + 1
    return names[i]
  end
end

-- A shell cannot change the folder of the process that started it.
function lfs.chdir(path)
  if lines("cd " .. quote(path) .. " && pwd")[1] ~= lfs.currentdir() then
    return nil, "cannot change to " .. path
  end
  return true
end

function lfs.mkdir(path)
  return os.execute("mkdir -- " .. quote(path))
end

return lfs
