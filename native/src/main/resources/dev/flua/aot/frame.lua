-- What lua.c does around a script, for a program that was compiled ahead of time. Gets the name under which the program was
-- started and its arguments. Returns functions for ProgramMain: one to call the script in protected mode, the script, its message
-- handler, and one that makes the exit status of what came of it.
local command = ...
local type, integer, number = type, math.tointeger, math.type
local stdout, stderr = io.stdout, io.stderr
local chunk = package.searchers[2]

local function status(succeeded, value)
  if not succeeded then
    stdout:flush()
    stderr:write(command, ": ", type(value) == "string" and value or "(error message not a string)", "\n")
    return 1
  end
  return value == false and 1 or number(value) and integer(value) or 0
end

arg = { [0] = command, select(2, ...) }
return xpcall, chunk("=main"), chunk("=handler")(), status
