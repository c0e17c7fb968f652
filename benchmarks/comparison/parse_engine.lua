-- An engine to compare, as the command line names it:
--   lua5.4, luajit, any command that runs the script it is given
--   flua, flua --jvm, flua-native    those of this checkout
--   flua compile, flua compile --no-jit    the programs, compiled to one executable first
--   name=command    the same under another name
local shell = require "shell"

local function first_line(command) return shell.read(command .. " 2>&1 </dev/null"):match("[^\n]*") end

-- The size on disk of what a command starts, in bytes; for flua on a JVM, that of its jars.
local function size(file, options, root)
  if file == root .. "/flua" then
    local native = root .. "/native/target/flua-native"
    local on_jvm = options:find("--jvm", 1, true) or not shell.exists(native)
    file = on_jvm and root .. "/launcher/target/flua" or native
  elseif not file:find("/") then
    file = shell.read("command -v " .. file)
  end
  return tonumber(shell.read("du -Lbs " .. shell.quote(file) .. " 2>/dev/null"):match("^%d+"))
end

-- Compiles all programs into one executable.
local function compile(command, programs, folder, made)
  local includes = {}
  for _, program in ipairs(programs) do includes[#includes + 1] = "--include " .. program end
  local executable = shell.read("mktemp -p " .. made)
  local line = ("cd %s/programs && %s %s ../comparison/any.lua -o %s >&2"):format(
    shell.quote(folder), command, table.concat(includes, " "), executable)
  assert(os.execute(line), "this failed: " .. line)
  return executable
end

-- An engine is a table: name; version, what it says it is; bytes, its size; is_older, whether its Lua is older than 5.4;
-- run(program, arguments), the command line that runs a program of ours in its folder; script(arguments), one that runs a script.
-- programs are the names of those that will run; folder is that of the benchmarks, made a temporary one.
return function(text, programs, folder, made)
  local name, command = text:match("^([^%s=]+)=(.+)$")
  name, command = name or text, command or text
  local root = folder:match("^(.*)/")
  local file, options = command:match("^(%S+)(.*)$")
  if file == "flua" then
    file = root .. "/flua"
  elseif file == "flua-native" then
    file = root .. "/native/target/flua-native"
  elseif file:find("^[^/]+/") then
    file = shell.read("pwd") .. "/" .. file -- it will run in another folder
  end
  command = shell.quote(file) .. options
  if options:find("^%s+compile") then
    local executable = compile(command, programs, folder, made)
    return {
      name = name, version = "", bytes = size(executable, "", root),
      run = function(program, arguments) return executable .. " " .. program .. " " .. arguments end,
    }
  end
  local spoken = first_line(command .. " -e 'print(_VERSION)'")
  if not spoken:find("^Lua %d") then error(("%s does not run Lua: %s"):format(name, spoken), 0) end
  return {
    name = name, version = first_line(command .. " -v"):match("^%D*[%w.%-]*"), bytes = size(file, options, root),
    is_older = spoken < "Lua 5.4",
    run = function(program, arguments) return command .. " " .. program .. ".lua " .. arguments end,
    script = function(arguments) return command .. " " .. arguments end,
  }
end
