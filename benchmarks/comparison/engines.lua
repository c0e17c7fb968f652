-- The engines that are compared, as the command line names them:
--   lua5.4, luajit, any command that runs the script it is given
--   flua, flua --jvm, flua-native    those of this checkout
--   flua compile, flua compile --no-jit    the programs, compiled to one executable first
--   name=command    the same under another name
local shell = require "shell"

local engines = {}

local function first_line(command) return shell.read(command .. " 2>&1 </dev/null"):match("[^\n]*") end

-- The size on disk of what a command starts, in bytes; for flua on a JVM, that of its jars.
local function size(command, root)
  local file = command:match("^%S+")
  if file == root .. "/flua" then
    local native = root .. "/native/target/flua-native"
    file = not command:find("--jvm", 1, true) and shell.contents(native) and native or root .. "/launcher/target/flua"
  end
  return tonumber(shell.read("du -Lbs \"$(command -v " .. shell.quote(file) .. " || echo " .. shell.quote(file) .. ")\"")
    :match("^%d+"))
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
function engines.parse(text, programs, folder, made)
  local name, command = text:match("^([^%s=]+)=(.+)$")
  name, command = name or text, command or text
  local root = folder:match("^(.*)/")
  command = command:gsub("^%S+", {flua = root .. "/flua", ["flua-native"] = root .. "/native/target/flua-native"})
  -- It will run in another folder.
  if command:find("^[^/%s]+/") then command = shell.read("pwd") .. "/" .. command end
  if command:find("^%S+%s+compile") then
    local executable = compile(command, programs, folder, made)
    return {
      name = name, version = "", bytes = size(executable, root),
      run = function(program, arguments) return executable .. " " .. program .. " " .. arguments end,
    }
  end
  local spoken = first_line(command .. " -e 'print(_VERSION)'")
  if not spoken:find("^Lua %d") then error(("%s does not run Lua: %s"):format(name, spoken), 0) end
  return {
    name = name, version = first_line(command .. " -v"):match("^%D*[%w.%-]*"), bytes = size(command, root), is_older = spoken < "Lua 5.4",
    run = function(program, arguments) return command .. " " .. program .. ".lua " .. arguments end,
    script = function(arguments) return command .. " " .. arguments end,
  }
end

return engines
